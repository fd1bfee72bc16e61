package dev.switchboard.conversation.testing;

import dev.switchboard.conversation.assistant.EveryBusinessIsNorte;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** As {@link WithWhatsApp}, and the other services are called at a port of this machine. */
public final class WithPermits implements QuarkusTestProfile {
  private static final String PORT = "switchboard.test.permit-port";

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

  /** This class is loaded more than once in one JVM, which has one port. */
  public static int port() {
    return Integer.parseInt(
        String.valueOf(
            System.getProperties().computeIfAbsent(PORT, unused -> String.valueOf(freePort()))));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
