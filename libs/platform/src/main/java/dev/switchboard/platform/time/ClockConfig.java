package dev.switchboard.platform.time;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** How business time may be moved. */
@ConfigMapping(prefix = "switchboard.clock")
public interface ClockConfig {
  /**
   * A file holding one ISO-8601 duration, {@code PT-36H} or {@code P3DT2H}, at most ten years, by
   * which business time runs ahead. It is looked at ten times a second; no file means no offset.
   * Replace it by a rename, so that nobody reads half of it. Refused in production.
   */
  Optional<Path> offsetFile();
}
