package dev.switchboard.conversation.testing;

import dev.switchboard.conversation.assistant.EveryBusinessIsNorte;
import dev.switchboard.testkit.stack.Port;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/**
 * Every loop runs, every tenant may act, and WhatsApp and the other services are called at ports of
 * this machine. One for all such tests: a start of the service takes longer than most of them.
 */
public final class LoopsOn implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    String others = "http://localhost:" + othersPort();
    return Map.of(
        "switchboard.whatsapp.api-url",
        "http://localhost:" + whatsAppPort() + "/v24.0",
        "switchboard.whatsapp.answer-timeout",
        "PT1S",
        "switchboard.scheduling-service.url",
        others,
        "quarkus.rest-client.scheduling-service.read-timeout",
        "2000",
        "switchboard.integration-service.url",
        others,
        "switchboard.tenant-service.url",
        others);
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(EveryTenantActs.class, EveryBusinessIsNorte.class);
  }

  public static int whatsAppPort() {
    return Port.of("whatsapp");
  }

  /** Of whoever plays scheduling-, integration- and tenant-service. */
  public static int othersPort() {
    return Port.of("others");
  }
}
