package dev.switchboard.scheduling.settings;

import java.time.LocalDate;
import java.util.Optional;

/** The public holidays of one place. */
public interface HolidayCalendar {
  /** Of a business that observes none. */
  HolidayCalendar NONE = date -> Optional.empty();

  /** What is celebrated on that date. */
  Optional<String> nameOf(LocalDate date);
}
