package dev.switchboard.scheduling.appointment;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When somebody comes, and who.
 *
 * @param zone whose wall clock the visit was agreed by
 * @param arrival when the customer was told to expect somebody; null: at the start. A move forgets
 *     it
 */
record Visit(
    UUID technicianId,
    String technicianName,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone,
    @Nullable ArrivalWindow arrival) {
  Visit {
    Objects.requireNonNull(technicianId, "technicianId");
    Objects.requireNonNull(technicianName, "technicianName");
    Objects.requireNonNull(zone, "zone");
    if (!startsAt.isBefore(endsAt)) {
      throw new IllegalArgumentException("a visit starts before it ends");
    }
  }

  static Visit at(Placement.Placed place, ZoneId zone) {
    return new Visit(
        place.technicianId(), place.technicianName(), place.startsAt(), place.endsAt(), zone, null);
  }

  Visit within(@Nullable ArrivalWindow told) {
    return new Visit(technicianId, technicianName, startsAt, endsAt, zone, told);
  }

  /**
   * Another technician or another start, as long as it was; what was told counts while it is so.
   */
  Visit at(UUID otherId, String otherName, Instant start) {
    Instant end = start.plus(Duration.between(startsAt, endsAt));
    ArrivalWindow told = arrival != null && arrival.includes(start) ? arrival : null;
    return new Visit(otherId, otherName, start, end, zone, told);
  }
}
