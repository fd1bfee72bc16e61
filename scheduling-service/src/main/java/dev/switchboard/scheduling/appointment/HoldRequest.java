package dev.switchboard.scheduling.appointment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The request to keep a slot for a while (features.md S5). */
record HoldRequest(
    @NotNull @Size(max = 63) String serviceType,
    @NotNull Instant startsAt,
    @Nullable UUID technicianId,
    boolean emergency) {
  BookingWish wish() {
    return new BookingWish(startsAt, technicianId, null, emergency);
  }
}
