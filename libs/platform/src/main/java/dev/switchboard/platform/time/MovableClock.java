package dev.switchboard.platform.time;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The machine's time plus the offset of the file, if one is configured. */
@Singleton
class MovableClock implements BusinessClock {
  private final SystemClock systemClock;
  private final Optional<OffsetFile> offsetFile;

  @Inject
  MovableClock(SystemClock systemClock, ClockConfig config) {
    this(systemClock, config, System::nanoTime);
  }

  MovableClock(SystemClock systemClock, ClockConfig config, LongSupplier nanoTime) {
    this.systemClock = systemClock;
    this.offsetFile = config.offsetFile().map(path -> new OffsetFile(path, nanoTime));
  }

  @Override
  public Instant now() {
    return systemClock.now().plus(offsetFile.map(OffsetFile::offset).orElse(Duration.ZERO));
  }
}
