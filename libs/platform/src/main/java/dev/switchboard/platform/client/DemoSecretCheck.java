package dev.switchboard.platform.client;

import dev.switchboard.platform.boot.SafetyCheck;
import dev.switchboard.platform.boot.UnsafeSetting;
import dev.switchboard.platform.security.ConstantTime;
import jakarta.inject.Singleton;
import java.util.List;

/** The client secret that is published with the source must not reach production. */
@Singleton
class DemoSecretCheck implements SafetyCheck {
  private static final String PUBLISHED = "switchboard-demo-client-secret";

  private final ServiceConfig config;

  DemoSecretCheck(ServiceConfig config) {
    this.config = config;
  }

  @Override
  public List<UnsafeSetting> unsafeSettings() {
    return config
        .clientSecret()
        .filter(secret -> ConstantTime.equals(PUBLISHED, secret))
        .map(secret -> new UnsafeSetting("switchboard.service.client-secret", "is published"))
        .stream()
        .toList();
  }
}
