package dev.switchboard.scheduling.waitlist;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * When customers are left alone, on the business's wall clock; over midnight when {@code from} is
 * after {@code to}, never when they are the same.
 */
record QuietHours(LocalTime from, LocalTime to) {
  QuietHours {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** When they end; empty when it is not quiet now. */
  Optional<Instant> endAfter(Instant now, ZoneId zone) {
    LocalDateTime wall = LocalDateTime.ofInstant(now, zone);
    LocalTime time = wall.toLocalTime();
    boolean quiet =
        from.isBefore(to)
            ? !time.isBefore(from) && time.isBefore(to)
            : from.isAfter(to) && (!time.isBefore(from) || time.isBefore(to));
    if (!quiet) {
      return Optional.empty();
    }
    LocalDateTime end = wall.toLocalDate().atTime(to);
    return Optional.of((end.isAfter(wall) ? end : end.plusDays(1)).atZone(zone).toInstant());
  }
}
