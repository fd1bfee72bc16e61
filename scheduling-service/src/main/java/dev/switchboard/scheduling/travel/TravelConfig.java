package dev.switchboard.scheduling.travel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How travel is reckoned. */
@ConfigMapping(prefix = "switchboard.travel")
interface TravelConfig {
  /** The mean over all roads, with lights and parking. */
  @WithDefault("35")
  double kilometresPerHour();

  /** How much longer the road is than the crow's flight. */
  @WithDefault("1.3")
  double detourFactor();

  /**
   * A router that answers OSRM's table requests: {@code https://osrm.example/table/v1/driving}.
   * Customers' coordinates are sent there. Absent: as the crow flies.
   */
  Optional<URI> tableUrl();

  /** A router that takes longer is not waited for. */
  @WithDefault("PT3S")
  Duration tableTimeout();

  /** More places than this are reckoned as the crow flies: routers limit their tables. */
  @WithDefault("100")
  int tablePlaces();
}
