package dev.switchboard.scheduling.travel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How travel is reckoned. */
@ConfigMapping(prefix = "switchboard.travel")
interface TravelConfig {
  /** The mean over all roads, with lights and parking. */
  @WithDefault("35")
  double kilometresPerHour();

  /** How much longer the road is than the crow's flight. */
  @WithDefault("1.3")
  double detourFactor();
}
