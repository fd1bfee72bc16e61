package dev.switchboard.scheduling.settings;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalTime;
import java.util.Objects;

/**
 * A stretch of a day on the wall clock.
 *
 * @param opens {@code HH:mm}, included
 * @param closes {@code HH:mm}, excluded; {@code 00:00} and {@code 24:00} are the day's end
 */
public record OpenInterval(
    @JsonFormat(pattern = "HH:mm") LocalTime opens,
    @JsonFormat(pattern = "HH:mm") LocalTime closes) {
  public OpenInterval {
    Objects.requireNonNull(opens, "opens");
    Objects.requireNonNull(closes, "closes");
    if (!closes.equals(LocalTime.MIDNIGHT) && !opens.isBefore(closes)) {
      throw new IllegalArgumentException("opens before it closes");
    }
  }

  public boolean endsAtMidnight() {
    return closes.equals(LocalTime.MIDNIGHT);
  }

  boolean endsBefore(OpenInterval next) {
    return !endsAtMidnight() && !closes.isAfter(next.opens);
  }
}
