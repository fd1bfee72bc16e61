package dev.switchboard.scheduling.settings;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which public holidays a business is closed on (features.md S1).
 *
 * @param observed whether it is closed on any
 * @param country ISO 3166-1 alpha-2; absent: the business's own
 * @param region within the country, as the list of holidays names it: {@code sct}; absent: only the
 *     whole country's
 * @param worked holidays on which it is open nevertheless, as on any such weekday
 */
public record ObservedHolidays(
    boolean observed, @Nullable String country, @Nullable String region, List<LocalDate> worked) {
  /** What a new business has: its week alone counts. */
  public static final ObservedHolidays NONE = new ObservedHolidays(false, null, null, List.of());

  public ObservedHolidays {
    worked =
        Objects.requireNonNullElse(worked, List.<LocalDate>of()).stream()
            .distinct()
            .sorted()
            .toList();
  }
}
