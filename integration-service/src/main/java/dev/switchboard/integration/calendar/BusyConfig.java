package dev.switchboard.integration.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How calendars are asked when they are busy. */
@ConfigMapping(prefix = "switchboard.google.busy")
interface BusyConfig {
  /** How often each is asked, a tenth of it more or less by chance. */
  @WithDefault("PT5M")
  Duration every();

  /** For so long what was read last may stand while Google is away. */
  @WithDefault("PT1H")
  Duration patience();

  /** Entries in one answer; a calendar's answer is a few hundred bytes for each. */
  @WithDefault("1000")
  int pageSize();
}
