package dev.switchboard.integration.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/**
 * Every loop runs, every tenant may act, the other services are played by {@link OtherServices},
 * and nobody waits long for a provider.
 */
public final class WithProviders implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    String others = "http://localhost:" + OtherServices.port();
    return Map.of(
        "switchboard.scheduling-service.url", others,
        "quarkus.rest-client.tenant-service.url", others,
        "switchboard.ispcube.answer-timeout", "PT1S",
        "switchboard.ispcube.patience", "PT3S",
        "switchboard.google.answer-timeout", "PT1S",
        "switchboard.google.busy.page-size", "5",
        "switchboard.google.busy.reading-timeout", "PT1.5S");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(EveryTenantActs.class);
  }
}
