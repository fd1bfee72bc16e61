package dev.switchboard.billing.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Nothing moves but what a test moves itself, time included. */
public final class LoopsOff implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "switchboard.loops.relay", "false",
        "switchboard.loops.consumers", "false",
        "switchboard.loops.workers", "false",
        "quarkus.http.test-port", "0");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(EveryTenantActs.class, WallClock.class);
  }
}
