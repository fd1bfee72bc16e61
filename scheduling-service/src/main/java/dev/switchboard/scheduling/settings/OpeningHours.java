package dev.switchboard.scheduling.settings;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When a business is open, date by date: the one truth for what is offered, booked and compared. A
 * special day counts before everything; then closed days and the holidays that are observed and not
 * worked; then the week.
 */
public record OpeningHours(Settings settings, HolidayCalendar holidays) {
  public OpeningHours {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(holidays, "holidays");
  }

  /** In order; none: closed. */
  public List<OpenInterval> on(LocalDate date) {
    for (SpecialDay special : settings.specialDays()) {
      if (special.date().equals(date)) {
        return special.intervals();
      }
    }
    return settings.closedDays().contains(date) || isHoliday(date)
        ? List.of()
        : settings.weeklyHours().on(date.getDayOfWeek());
  }

  /** Whether it is closed on a date on which its week is not. */
  public boolean isClosedDay(LocalDate date) {
    return on(date).isEmpty() && !settings.weeklyHours().on(date.getDayOfWeek()).isEmpty();
  }

  /** Of a special day or a holiday that is observed and not worked. */
  public Optional<String> nameOf(LocalDate date) {
    return settings.specialDays().stream()
        .filter(special -> special.date().equals(date))
        .map(SpecialDay::name)
        .findFirst()
        .or(() -> isHoliday(date) ? holidays.nameOf(date) : Optional.empty());
  }

  private boolean isHoliday(LocalDate date) {
    ObservedHolidays observed = settings.holidays();
    return observed.observed()
        && !observed.worked().contains(date)
        && holidays.nameOf(date).isPresent();
  }
}
