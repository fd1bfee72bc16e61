package dev.switchboard.scheduling.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.switchboard.platform.problem.ApplicationException;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A week's hours as they are asked for; see {@link WeeklyHours}.
 *
 * @param days a day that is not named, or is null, is closed
 */
public record HoursRequest(@JsonValue Map<DayOfWeek, @Nullable List<IntervalRequest>> days) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public HoursRequest {
    Objects.requireNonNull(days, "days");
  }

  /**
   * @param field the week's
   * @throws ApplicationException INVALID_SETTINGS that names the interval
   */
  public WeeklyHours checked(String field) {
    Map<DayOfWeek, List<OpenInterval>> checked = new EnumMap<>(DayOfWeek.class);
    days.forEach(
        (day, intervals) -> {
          if (intervals != null && !intervals.isEmpty()) {
            checked.put(day, IntervalRequest.checked(intervals, field + "." + day));
          }
        });
    return new WeeklyHours(checked);
  }
}
