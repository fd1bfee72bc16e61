package dev.switchboard.scheduling.travel;

import java.time.Duration;

/**
 * Travel as the crow flies (the haversine formula on a sphere), made longer by a detour.
 *
 * @param kilometresPerHour on the road
 * @param detourFactor how much longer the road is
 */
public record CrowFlight(double kilometresPerHour, double detourFactor) implements TravelTimes {
  /** The mean radius R1 of the International Union of Geodesy and Geophysics. */
  private static final double EARTH_KILOMETRES = 6371.0088;

  private static final double SECONDS = Duration.ofHours(1).toSeconds();

  /**
   * @throws IllegalArgumentException for a speed or a detour that cannot be
   */
  public CrowFlight {
    require(kilometresPerHour >= 1 && kilometresPerHour <= 1000, "kilometres-per-hour");
    require(detourFactor >= 1 && detourFactor <= 10, "detour-factor");
  }

  @Override
  public Duration between(Location from, Location to) {
    double hours = kilometres(from, to) * detourFactor / kilometresPerHour;
    return Duration.ofSeconds(Math.round(hours * SECONDS));
  }

  static double kilometres(Location from, Location to) {
    double fromLatitude = Math.toRadians(from.latitude());
    double toLatitude = Math.toRadians(to.latitude());
    double north = Math.sin((toLatitude - fromLatitude) / 2);
    double east = Math.sin(Math.toRadians(to.longitude() - from.longitude()) / 2);
    double chord = north * north + Math.cos(fromLatitude) * Math.cos(toLatitude) * east * east;
    return 2 * EARTH_KILOMETRES * Math.asin(Math.sqrt(Math.min(1, chord)));
  }

  private static void require(boolean possible, String name) {
    if (!possible) {
      throw new IllegalArgumentException("switchboard.travel." + name + " cannot be that");
    }
  }
}
