package dev.switchboard.scheduling.settings;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.switchboard.scheduling.Invalid;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Quiet hours as they are asked for; see {@link QuietHours}. Neither hour: there are none.
 *
 * @param from {@code HH:mm}, included
 * @param to {@code HH:mm}, excluded; at most 14 hours later
 */
record QuietHoursRequest(
    @JsonFormat(pattern = "HH:mm") @Nullable LocalTime from,
    @JsonFormat(pattern = "HH:mm") @Nullable LocalTime to) {

  /** Null: none are wanted. Fails with INVALID_SETTINGS. */
  @Nullable QuietHours checked() {
    if (from == null && to == null) {
      return null;
    }
    if (from == null || to == null) {
      throw Invalid.settings(from == null ? "quietHours.from" : "quietHours.to", "is missing");
    }
    if (from.equals(to) || QuietHours.lengthOf(from, to).compareTo(QuietHours.LONGEST) > 0) {
      throw Invalid.settings("quietHours.to", "is not within 14 hours of quietHours.from");
    }
    return new QuietHours(from, to);
  }
}
