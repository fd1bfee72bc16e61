package dev.switchboard.local.demo;

import dev.switchboard.local.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/**
 * Business time of everything that follows one offset file. It only goes forward, so that nothing
 * happens before what caused it.
 */
final class BusinessTime {
  /** The services look at the file ten times a second. */
  private static final Duration UNTIL_SEEN = Duration.ofMillis(250);

  private static final LocalTime NINE = LocalTime.of(9, 0);

  private final Path file;

  BusinessTime(Path file) {
    this.file = file;
  }

  Instant now() {
    return Instant.now().plus(offset());
  }

  /** The first Tuesday 09:00 there that is still to come. */
  ZonedDateTime nextTuesdayAtNine(ZoneId zone) {
    ZonedDateTime now = now().atZone(zone);
    ZonedDateTime today = now.with(NINE);
    ZonedDateTime tuesday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
    return tuesday.isAfter(now) ? tuesday : tuesday.plusWeeks(1);
  }

  /**
   * Returns when every service has seen it.
   *
   * @throws IllegalArgumentException when that is over already
   */
  void moveTo(Instant then) {
    Duration offset = Duration.between(Instant.now(), then);
    if (offset.compareTo(offset()) < 0) {
      throw new IllegalArgumentException("business time would go back to " + then);
    }
    try {
      Path next =
          Files.writeString(file.resolveSibling(file.getFileName() + ".next"), offset.toString());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Waiting.pause(UNTIL_SEEN);
  }

  private Duration offset() {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
