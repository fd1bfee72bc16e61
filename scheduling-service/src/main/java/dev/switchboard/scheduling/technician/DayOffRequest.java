package dev.switchboard.scheduling.technician;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Invalid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Days off as they are asked for; a text is one day. See {@link DayOff}.
 *
 * @param to absent: one day
 */
record DayOffRequest(
    @NotNull LocalDate from, @Nullable LocalDate to, @Nullable @Size(max = 200) String reason) {
  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  DayOffRequest {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static DayOffRequest on(String date) {
    return new DayOffRequest(LocalDate.parse(date), null, null);
  }

  /**
   * By date.
   *
   * @throws ApplicationException INVALID_SETTINGS
   */
  static List<DayOff> checked(List<DayOffRequest> asked) {
    return IntStream.range(0, asked.size())
        .mapToObj(i -> asked.get(i).checked("daysOff[%d]".formatted(i)))
        .distinct()
        .sorted(Comparator.comparing(DayOff::from).thenComparing(DayOff::to))
        .toList();
  }

  private DayOff checked(String field) {
    LocalDate last = to == null ? from : to;
    if (last.isBefore(from)) {
      throw Invalid.settings(field + ".to", "is before it begins");
    }
    return new DayOff(from, last, reason == null || reason.isBlank() ? null : reason.strip());
  }
}
