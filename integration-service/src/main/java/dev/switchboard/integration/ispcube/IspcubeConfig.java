package dev.switchboard.integration.ispcube;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How ISPCube is asked. */
@ConfigMapping(prefix = "switchboard.ispcube")
interface IspcubeConfig {
  /** Within this an installation must answer one request. */
  @WithDefault("PT4S")
  Duration answerTimeout();

  /** Within this our caller is answered, who has a customer waiting; shorter than he waits. */
  @WithDefault("PT4.5S")
  Duration patience();

  /** How long a token is used; installations end it after 24 hours. */
  @WithDefault("PT23H")
  Duration tokenLifetime();

  /** How long an account that was found, or was not, is answered from memory. */
  @WithDefault("PT30S")
  Duration accountsKept();

  /** How often an hour one customer may have an account looked up by a document. */
  @WithDefault("5")
  int documentLookupsPerHour();
}
