package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a visit is to be placed.
 *
 * @param technicianId null: whoever is free
 * @param standsFor a reservation whose time is free to this one: the hold that gives way, or the
 *     appointment that moves; its technician is preferred
 */
record BookingWish(
    Instant startsAt, @Nullable UUID technicianId, @Nullable UUID standsFor, boolean emergency) {
  BookingWish {
    Objects.requireNonNull(startsAt, "startsAt");
  }
}
