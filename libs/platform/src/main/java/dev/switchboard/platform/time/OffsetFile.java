package dev.switchboard.platform.time;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The offset in a file, kept in memory and looked up again when it is a tenth of a second old. The
 * text is compared rather than the file's time, which two writes within one tick would share.
 */
final class OffsetFile {
  private static final Logger LOG = Logger.getLogger(OffsetFile.class);
  private static final long LOOK_EVERY_NANOS = Duration.ofMillis(100).toNanos();
  private static final Duration FURTHEST = Duration.ofDays(3660);
  private static final int LONGEST_TEXT = 64;

  private final Path path;
  private final LongSupplier nanoTime;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile Duration offset = Duration.ZERO;
  private volatile long lookedAt;
  private String lastText = "";

  /**
   * @param nanoTime how old the offset is is measured by it
   */
  OffsetFile(Path path, LongSupplier nanoTime) {
    this.path = path;
    this.nanoTime = nanoTime;
    look();
  }

  /** Costs a read of the clock; ten times a second one caller, and only one, reads the file. */
  Duration offset() {
    if (nanoTime.getAsLong() - lookedAt >= LOOK_EVERY_NANOS && looking.tryLock()) {
      try {
        look();
      } finally {
        looking.unlock();
      }
    }
    return offset;
  }

  private void look() {
    lookedAt = nanoTime.getAsLong();
    String text = read();
    if (!text.equals(lastText)) {
      lastText = text;
      apply(text);
    }
  }

  /** An absent file is no offset; an empty one is being written, and changes nothing yet. */
  private String read() {
    try (InputStream in = Files.newInputStream(path)) {
      String text = new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? lastText : text;
    } catch (NoSuchFileException e) {
      return "PT0S";
    } catch (IOException e) {
      return "unreadable";
    }
  }

  /** What is no offset is reported once, because only a changed text comes here. */
  private void apply(String text) {
    try {
      Duration parsed = Duration.parse(text);
      if (parsed.abs().compareTo(FURTHEST) <= 0) {
        offset = parsed;
        return;
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      // Reported below, together with durations that are too long.
    }
    LOG.warnf(
        "switchboard.clock.offset-file %s holds no ISO-8601 duration of at most %d days: business"
            + " time stays moved by %s",
        path, FURTHEST.toDays(), offset);
  }
}
