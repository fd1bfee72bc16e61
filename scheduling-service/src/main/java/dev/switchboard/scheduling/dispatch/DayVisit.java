package dev.switchboard.scheduling.dispatch;

import dev.switchboard.scheduling.travel.Location;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit of the day that is planned, as it stands; times in seconds since 1970.
 *
 * @param skill what its technician must have
 * @param technicianId who is to do it now
 * @param duration in seconds
 * @param blocked the same with the travel buffer it was booked with
 * @param earliest its start may be; with {@code latest} what the customer was told
 * @param latest the same as {@code earliest} when he was told the start
 * @param urgent to be begun as soon as can be, all others keep what they were told
 * @param pinned its technician stays
 * @param locked it has begun
 */
record DayVisit(
    UUID id,
    long version,
    String serviceType,
    @Nullable String skill,
    @Nullable Location location,
    UUID technicianId,
    long startsAt,
    long duration,
    long blocked,
    long earliest,
    long latest,
    boolean emergency,
    boolean urgent,
    boolean pinned,
    boolean locked) {
  DayVisit {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(technicianId, "technicianId");
    if (duration <= 0 || blocked < duration || earliest > latest) {
      throw new IllegalArgumentException("no visit is like that");
    }
  }

  DayVisit calm() {
    return urgent
        ? new DayVisit(
            id,
            version,
            serviceType,
            skill,
            location,
            technicianId,
            startsAt,
            duration,
            blocked,
            startsAt,
            startsAt,
            emergency,
            false,
            pinned,
            locked)
        : this;
  }

  /** Whether its start is what the customer was told. */
  boolean isFixed() {
    return earliest == latest;
  }
}
