package dev.switchboard.conversation.testing;

import dev.switchboard.conversation.assistant.EveryBusinessIsNorte;
import dev.switchboard.testkit.stack.Port;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** Every loop runs, every tenant may act, and WhatsApp is called at a port of this machine. */
public final class WithWhatsApp implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "switchboard.whatsapp.api-url",
        "http://localhost:" + port() + "/v24.0",
        "switchboard.whatsapp.answer-timeout",
        "PT1S");
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(EveryTenantActs.class, EveryBusinessIsNorte.class);
  }

  public static int port() {
    return Port.of("whatsapp");
  }
}
