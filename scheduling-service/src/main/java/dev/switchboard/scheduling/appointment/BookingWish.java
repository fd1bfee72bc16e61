package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.travel.Location;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a visit is to be placed.
 *
 * @param technicianId null: whoever is free
 * @param standsFor a reservation whose time is free to this one: the hold that gives way, or the
 *     appointment that moves; its technician is preferred
 * @param place the customer's; null: nobody knows
 */
record BookingWish(
    Instant startsAt,
    @Nullable UUID technicianId,
    @Nullable UUID standsFor,
    boolean emergency,
    @Nullable Location place,
    Set<Waiver> waived) {
  BookingWish {
    Objects.requireNonNull(startsAt, "startsAt");
    waived = Set.copyOf(waived);
  }

  /** At a place that nobody knows. */
  BookingWish(
      Instant startsAt, @Nullable UUID technicianId, @Nullable UUID standsFor, boolean emergency) {
    this(startsAt, technicianId, standsFor, emergency, null, Set.of());
  }

  /** Whether it matters where others are visited. */
  boolean needsPlaces() {
    return place != null && !waived.contains(Waiver.TRAVEL);
  }
}
