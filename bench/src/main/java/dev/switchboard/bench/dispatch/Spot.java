package dev.switchboard.bench.dispatch;

import java.util.Map;

/** A place on the map, in degrees. */
record Spot(double latitude, double longitude) {
  private static final double EARTH_KILOMETRES = 6371.0088;
  private static final double KILOMETRES_PER_HOUR = 35;
  private static final double DETOUR = 1.3;
  private static final double SECONDS_AN_HOUR = 3600;

  /** As the service reckons by default, written a second time. */
  long secondsTo(Spot other) {
    double north = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
    double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
    double chord =
        north * north
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * east
                * east;
    double kilometres = 2 * EARTH_KILOMETRES * Math.asin(Math.sqrt(chord));
    return Math.round(kilometres * DETOUR / KILOMETRES_PER_HOUR * SECONDS_AN_HOUR);
  }

  Map<String, Object> json() {
    return Map.of("latitude", latitude, "longitude", longitude);
  }
}
