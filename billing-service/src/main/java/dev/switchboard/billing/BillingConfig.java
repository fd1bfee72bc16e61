package dev.switchboard.billing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the operator decides about billing. */
@ConfigMapping(prefix = "switchboard.billing")
public interface BillingConfig {
  /** How long after its end a period stays open for what is told late. */
  @WithDefault("24H")
  Duration closeAfter();
}
