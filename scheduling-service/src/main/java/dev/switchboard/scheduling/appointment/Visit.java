package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;

/**
 * When somebody comes, and who.
 *
 * @param zone whose wall clock the visit was agreed by
 */
record Visit(
    UUID technicianId, String technicianName, Instant startsAt, Instant endsAt, ZoneId zone) {
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
        place.technicianId(), place.technicianName(), place.startsAt(), place.endsAt(), zone);
  }
}
