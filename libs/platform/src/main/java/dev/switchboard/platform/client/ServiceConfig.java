package dev.switchboard.platform.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who this service is to the others. */
@ConfigMapping(prefix = "switchboard.service")
interface ServiceConfig {
  /** The name tenant-service knows this service by. */
  @WithDefault("${quarkus.application.name}")
  String clientId();

  /** What proves it; a service that calls no other needs none. */
  Optional<String> clientSecret();
}
