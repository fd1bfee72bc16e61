package dev.switchboard.scheduling.reminder;

import dev.switchboard.scheduling.Invalid;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer lives.
 *
 * @param timeZone IANA; null: nobody noted it
 */
record CustomerZone(@Nullable String timeZone) {
  static final CustomerZone UNKNOWN = new CustomerZone(null);

  /** Fails with INVALID_SETTINGS; an offset is no place, its clock is never turned. */
  CustomerZone checked() {
    if (timeZone == null || !ZoneId.getAvailableZoneIds().contains(timeZone)) {
      throw Invalid.settings("timeZone", "is no IANA time zone");
    }
    return this;
  }
}
