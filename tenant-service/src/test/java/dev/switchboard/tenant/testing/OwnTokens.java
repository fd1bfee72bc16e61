package dev.switchboard.tenant.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** Makes the service check tokens as every service does: with the keys that it publishes itself. */
public final class OwnTokens implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    int port = freePort();
    return Map.of(
        "mp.jwt.verify.publickey",
        "NONE",
        "quarkus.http.test-port",
        Integer.toString(port),
        "switchboard.tenant-service.url",
        "http://localhost:" + port);
  }

  @Override
  public void stop() {}

  /** After the stack, which has tokens checked with the key of the tests. */
  @Override
  public int order() {
    return 100;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
