package dev.switchboard.simulators.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Time as the provider sees it: the machine's, moved by an offset. The offset is set here, or read
 * from the file that {@code switchboard.clock.offset-file} names to the services, so that both move
 * together. Credentials live in {@link #machineInstant()}, as they do in the services.
 */
public final class SimulatedClock {
  private final @Nullable Path offsetFile;
  private volatile Duration offset = Duration.ZERO;

  private SimulatedClock(@Nullable Path offsetFile) {
    this.offsetFile = offsetFile;
  }

  /** A clock that shows the machine's time until it is moved. */
  public static SimulatedClock unmoved() {
    return new SimulatedClock(null);
  }

  /** A clock that follows an ISO-8601 duration in a file; an absent file is no offset. */
  public static SimulatedClock following(Path offsetFile) {
    return new SimulatedClock(offsetFile);
  }

  /** The moved time. */
  public Instant instant() {
    return Instant.now().plus(offset());
  }

  /** The machine's time, never moved. */
  public Instant machineInstant() {
    return Instant.now();
  }

  /** How far {@link #instant()} is from the machine's time. */
  public Duration offset() {
    if (offsetFile != null) {
      follow(offsetFile);
    }
    return offset;
  }

  /** Whether the offset is a file's, and {@link #moveTo} therefore refused. */
  public boolean followsFile() {
    return offsetFile != null;
  }

  /**
   * Sets the offset from the machine's time.
   *
   * @throws IllegalStateException when the offset is a file's
   */
  public void moveTo(Duration newOffset) {
    if (followsFile()) {
      throw new IllegalStateException("the clock follows " + offsetFile);
    }
    offset = newOffset;
  }

  /** A file that is absent is no offset; one that is being written changes nothing yet. */
  private void follow(Path file) {
    try {
      offset = Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException | DateTimeParseException e) {
      // The next look finds it whole; until then the last offset holds.
    }
  }
}
