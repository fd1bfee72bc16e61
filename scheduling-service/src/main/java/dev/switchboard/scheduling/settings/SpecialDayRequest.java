package dev.switchboard.scheduling.settings;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Invalid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A special day as it is asked for; see {@link SpecialDay}.
 *
 * @param intervals absent or none: closed
 */
record SpecialDayRequest(
    @NotNull LocalDate date,
    @NotBlank @Size(max = 120) String name,
    @Nullable List<IntervalRequest> intervals) {
  private static final String FIELD = "specialDays";

  /**
   * By date.
   *
   * @throws ApplicationException INVALID_SETTINGS
   */
  static List<SpecialDay> checked(List<SpecialDayRequest> asked) {
    Set<LocalDate> dates = new HashSet<>();
    return IntStream.range(0, asked.size())
        .mapToObj(i -> asked.get(i).checked("%s[%d]".formatted(FIELD, i), dates))
        .sorted(Comparator.comparing(SpecialDay::date))
        .toList();
  }

  private SpecialDay checked(String field, Set<LocalDate> before) {
    if (!before.add(date)) {
      throw Invalid.settings(field + ".date", "is there twice");
    }
    List<IntervalRequest> hours = intervals == null ? List.of() : intervals;
    return new SpecialDay(date, name.strip(), IntervalRequest.checked(hours, field + ".intervals"));
  }
}
