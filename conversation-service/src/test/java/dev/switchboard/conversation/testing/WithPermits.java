package dev.switchboard.conversation.testing;

import dev.switchboard.conversation.assistant.EveryBusinessIsNorte;
import dev.switchboard.testkit.stack.Port;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** As {@link WithWhatsApp}, and the other services are called at a port of this machine. */
public final class WithPermits implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(new WithWhatsApp().getConfigOverrides());
    String url = "http://localhost:" + port();
    settings.put("switchboard.scheduling-service.url", url);
    settings.put("switchboard.integration-service.url", url);
    settings.put("switchboard.tenant-service.url", url);
    return settings;
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(EveryTenantActs.class, EveryBusinessIsNorte.class);
  }

  public static int port() {
    return Port.of("permits");
  }
}
