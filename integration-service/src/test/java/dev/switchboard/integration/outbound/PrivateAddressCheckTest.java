package dev.switchboard.integration.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.platform.boot.UnsafeSetting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrivateAddressCheckTest {
  @Test
  void productionDoesNotStartWithPrivateAddressesAllowed() {
    assertThat(check(true).unsafeSettings())
        .extracting(UnsafeSetting::name)
        .containsExactly("switchboard.outbound.allow-private-addresses");
    assertThat(check(false).unsafeSettings()).isEmpty();
  }

  private static PrivateAddressCheck check(boolean allowed) {
    return new PrivateAddressCheck(
        new OutboundConfig() {
          @Override
          public boolean allowPrivateAddresses() {
            return allowed;
          }

          @Override
          public Duration connectTimeout() {
            return Duration.ofSeconds(1);
          }
        });
  }
}
