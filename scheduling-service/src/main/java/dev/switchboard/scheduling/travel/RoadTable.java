package dev.switchboard.scheduling.travel;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Travel by what a router has said, and by an estimate where it has said nothing.
 *
 * @param known by leg
 */
record RoadTable(Map<Leg, Duration> known, TravelTimes estimate) implements TravelTimes {
  RoadTable {
    known = Map.copyOf(known);
    Objects.requireNonNull(estimate, "estimate");
  }

  @Override
  public Duration between(Location from, Location to) {
    Duration said = known.get(new Leg(from, to));
    return said == null ? estimate.between(from, to) : said;
  }

  /** From one place to another; the way back may be longer. */
  record Leg(Location from, Location to) {
    Leg {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
    }
  }
}
