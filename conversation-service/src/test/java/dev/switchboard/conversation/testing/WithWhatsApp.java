package dev.switchboard.conversation.testing;

import dev.switchboard.conversation.assistant.EveryBusinessIsNorte;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;

/** Every loop runs, every tenant may act, and WhatsApp is called at a port of this machine. */
public final class WithWhatsApp implements QuarkusTestProfile {
  private static final String PORT = "switchboard.test.whatsapp-port";

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
