package dev.switchboard.integration.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** As in production: only public addresses may be called. */
public final class PublicAddressesOnly implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("switchboard.outbound.allow-private-addresses", "false");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(EveryTenantActs.class);
  }
}
