package dev.switchboard.integration.outbound;

import dev.switchboard.platform.boot.SafetyCheck;
import dev.switchboard.platform.boot.UnsafeSetting;
import jakarta.inject.Singleton;
import java.util.List;

/** A tenant could otherwise have this service read what only the inside of the network may see. */
@Singleton
class PrivateAddressCheck implements SafetyCheck {
  private final OutboundConfig config;

  PrivateAddressCheck(OutboundConfig config) {
    this.config = config;
  }

  @Override
  public List<UnsafeSetting> unsafeSettings() {
    return config.allowPrivateAddresses()
        ? List.of(
            new UnsafeSetting(
                "switchboard.outbound.allow-private-addresses",
                "lets tenants reach the inside of the network"))
        : List.of();
  }
}
