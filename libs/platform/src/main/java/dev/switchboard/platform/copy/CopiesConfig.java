package dev.switchboard.platform.copy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this service keeps its copies. */
@ConfigMapping(prefix = "switchboard.copies")
interface CopiesConfig {
  /** How long a service with stored copies waits for Kafka before it serves by what it has. */
  @WithDefault("10S")
  Duration grace();
}
