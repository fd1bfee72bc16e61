package dev.switchboard.scheduling.travel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place on earth, WGS 84, in degrees to six places (about a hand's breadth).
 *
 * @param latitude from -90 (south) to 90
 * @param longitude from -180 (west) to 180
 */
public record Location(double latitude, double longitude) {
  private static final double PLACES = 1e6;

  /**
   * @throws IllegalArgumentException for what is nowhere on earth
   */
  public Location {
    require(Math.abs(latitude) <= 90, "latitude");
    require(Math.abs(longitude) <= 180, "longitude");
    latitude = rounded(latitude);
    longitude = rounded(longitude);
  }

  @JsonCreator
  static Location read(
      @JsonProperty("latitude") @Nullable Double latitude,
      @JsonProperty("longitude") @Nullable Double longitude) {
    return new Location(
        Objects.requireNonNull(latitude, "latitude"),
        Objects.requireNonNull(longitude, "longitude"));
  }

  /** Null when a row has none. */
  public static @Nullable Location of(
      @Nullable BigDecimal latitude, @Nullable BigDecimal longitude) {
    return latitude == null || longitude == null
        ? null
        : new Location(latitude.doubleValue(), longitude.doubleValue());
  }

  private static void require(boolean within, String name) {
    if (!within) {
      throw new IllegalArgumentException(name + " is nowhere on earth");
    }
  }

  /** Without a negative zero, which equals no other. */
  private static double rounded(double degrees) {
    return Math.rint(degrees * PLACES) / PLACES + 0.0;
  }
}
