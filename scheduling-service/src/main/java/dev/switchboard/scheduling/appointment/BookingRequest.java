package dev.switchboard.scheduling.appointment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request to book a visit (features.md S5, S6).
 *
 * @param startsAt UTC
 * @param technicianId absent: the hold's, else whoever is free
 * @param holdId a hold that gives way to this booking
 * @param emergency may use reserved mornings, and pass the day's limit by the allowance (S14)
 * @param arrivalWindow what the customer is told, when it is not the start; dispatch may move the
 *     start within (S12)
 * @param leadSource channel and campaign (S18)
 * @param waive what the time is not refused for; absent: nothing
 */
record BookingRequest(
    @NotNull @Valid CustomerSnapshot customer,
    @NotNull @Size(max = 63) String serviceType,
    @NotNull Instant startsAt,
    @Nullable UUID technicianId,
    @Nullable UUID holdId,
    @Nullable @Size(max = 2000) String description,
    boolean emergency,
    @Nullable UUID conversationId,
    @Nullable @Size(max = 200) String leadSource,
    @Nullable ArrivalWindow arrivalWindow,
    @Nullable Set<@NotNull Waiver> waive) {
  /** Who is told the start, and waives nothing. */
  BookingRequest(
      CustomerSnapshot customer,
      String serviceType,
      Instant startsAt,
      @Nullable UUID technicianId,
      @Nullable UUID holdId,
      @Nullable String description,
      boolean emergency,
      @Nullable UUID conversationId,
      @Nullable String leadSource) {
    this(
        customer,
        serviceType,
        startsAt,
        technicianId,
        holdId,
        description,
        emergency,
        conversationId,
        leadSource,
        null,
        null);
  }

  BookingWish wish() {
    return new BookingWish(
        startsAt,
        technicianId,
        holdId,
        emergency,
        customer.location(),
        waive == null ? Set.of() : waive);
  }
}
