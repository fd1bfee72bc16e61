package dev.switchboard.scheduling.settings;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Invalid;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a day as it is asked for.
 *
 * @param opens {@code HH:mm}, included
 * @param closes {@code HH:mm}, excluded; {@code 00:00} and {@code 24:00} are the day's end
 */
public record IntervalRequest(
    @JsonFormat(pattern = "HH:mm") @Nullable LocalTime opens,
    @JsonFormat(pattern = "HH:mm") @Nullable LocalTime closes) {
  private static final int MOST = 12;

  /**
   * The intervals of one day, put in order.
   *
   * @param field the list's
   * @throws ApplicationException INVALID_SETTINGS that names the interval
   */
  static List<OpenInterval> checked(List<IntervalRequest> asked, String field) {
    if (asked.size() > MOST) {
      throw Invalid.settings(field, "must not have more than %d intervals".formatted(MOST));
    }
    List<Placed> placed =
        IntStream.range(0, asked.size())
            .mapToObj(i -> new Placed("%s[%d]".formatted(field, i), asked.get(i)))
            .sorted(Comparator.comparing(one -> one.interval().opens()))
            .toList();
    for (int i = 1; i < placed.size(); i++) {
      if (!placed.get(i - 1).interval().endsBefore(placed.get(i).interval())) {
        throw Invalid.settings(
            placed.get(i).field() + ".opens", "is before another interval of the day closes");
      }
    }
    return placed.stream().map(Placed::interval).toList();
  }

  private OpenInterval checked(String field) {
    if (opens == null) {
      throw Invalid.settings(field + ".opens", "is missing");
    }
    if (closes == null) {
      throw Invalid.settings(field + ".closes", "is missing");
    }
    if (!closes.equals(LocalTime.MIDNIGHT) && !opens.isBefore(closes)) {
      throw Invalid.settings(
          field + ".closes", "is not after it opens; a night is two intervals, one of each day");
    }
    return new OpenInterval(opens, closes);
  }

  private record Placed(String field, OpenInterval interval) {
    Placed(String field, @Nullable IntervalRequest asked) {
      this(field, required(field, asked).checked(field));
    }

    private static IntervalRequest required(String field, @Nullable IntervalRequest asked) {
      if (asked == null) {
        throw Invalid.settings(field, "is missing");
      }
      return asked;
    }
  }
}
