package dev.switchboard.platform.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which loops this process runs; all, unless a measurement or an operator wants otherwise. */
@ConfigMapping(prefix = "switchboard.loops")
public interface LoopsConfig {
  /** Publishes the outbox. */
  @WithDefault("true")
  boolean relay();

  /** Applies the events of other services. */
  @WithDefault("true")
  boolean consumers();

  /** Works on work rows. */
  @WithDefault("true")
  boolean workers();

  /** Keeps the copies of tenants and API keys; without them the copies stay as they were stored. */
  @WithDefault("true")
  boolean copies();

  /** The most records one poll takes in. */
  @WithDefault("500")
  int pollRecords();
}
