package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.travel.Location;
import dev.switchboard.scheduling.travel.TravelTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is in time at one customer's, and from there at the next (features.md X12).
 * Where either place is not known the travel buffer alone counts, which is no matter of this.
 */
public final class Reach {
  /** Nobody knows where the customer is. */
  public static final Reach UNKNOWN = new Reach(null, (from, to) -> Duration.ZERO);

  private final @Nullable Location place;
  private final TravelTimes travel;
  private final Map<Location, Duration> there = new HashMap<>();
  private final Map<Location, Duration> back = new HashMap<>();

  private Reach(@Nullable Location place, TravelTimes travel) {
    this.place = place;
    this.travel = travel;
  }

  /**
   * @param place the customer's; null: nobody knows
   */
  public static Reach of(@Nullable Location place, TravelTimes travel) {
    return place == null ? UNKNOWN : new Reach(place, Objects.requireNonNull(travel, "travel"));
  }

  boolean isKnown() {
    return place != null;
  }

  /** Whether who leaves a place at a moment is there in time. */
  boolean isInTime(@Nullable Location from, Instant leavesAt, Instant start) {
    if (place == null || from == null) {
      return true;
    }
    Duration takes = there.computeIfAbsent(from, one -> travel.between(one, place));
    return !leavesAt.plus(takes).isAfter(start);
  }

  /** Whether who leaves the customer at a moment is in time for the next. */
  boolean isInTimeFor(Location next, Instant leavesAt, Instant start) {
    if (place == null) {
      return true;
    }
    Duration takes = back.computeIfAbsent(next, one -> travel.between(place, one));
    return !leavesAt.plus(takes).isAfter(start);
  }
}
