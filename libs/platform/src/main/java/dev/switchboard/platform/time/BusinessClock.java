package dev.switchboard.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The time customers and appointments live in: for slots, holds, reminders, windows, usage periods.
 * It is the machine's time, moved by the offset of {@link ClockConfig} where that is allowed.
 */
public interface BusinessClock {
  /** Now, to the microsecond, which is what PostgreSQL keeps. */
  Instant now();

  /** The date on the wall of a zone. */
  default LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(now(), zone);
  }
}
