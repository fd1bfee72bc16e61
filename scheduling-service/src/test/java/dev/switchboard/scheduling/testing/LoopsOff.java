package dev.switchboard.scheduling.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Nothing moves but what a test moves itself, also time; every tenant may act. */
public final class LoopsOff implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "switchboard.loops.relay", "false",
        "switchboard.loops.consumers", "false",
        "switchboard.loops.workers", "false",
        "switchboard.conversation-service.url", "http://localhost:" + CustomerDesk.port(),
        "quarkus.rest-client.tenant-service.url", "http://localhost:" + CustomerDesk.port(),
        "switchboard.booking-page.trusted-proxies", "127.0.0.1");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(
        EveryTenantActs.class,
        Businesses.class,
        TestClock.class,
        KnownPeople.class,
        TestShopfronts.class);
  }
}
