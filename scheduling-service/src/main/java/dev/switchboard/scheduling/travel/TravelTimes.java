package dev.switchboard.scheduling.travel;

import java.time.Duration;

/** How long a technician takes from one place to another; asked often, never blocks. */
@FunctionalInterface
public interface TravelTimes {
  /** In whole seconds; zero from a place to itself. */
  Duration between(Location from, Location to);
}
