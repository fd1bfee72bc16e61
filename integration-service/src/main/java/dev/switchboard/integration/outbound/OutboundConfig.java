package dev.switchboard.integration.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the addresses of tenants are called. */
@ConfigMapping(prefix = "switchboard.outbound")
interface OutboundConfig {
  /** Whether loopback and private networks may be called; refused in production. */
  @WithDefault("false")
  boolean allowPrivateAddresses();

  /** Within this a connection must be there. */
  @WithDefault("PT2S")
  Duration connectTimeout();
}
