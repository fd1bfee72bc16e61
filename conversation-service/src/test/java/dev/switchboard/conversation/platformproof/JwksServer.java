package dev.switchboard.conversation.platformproof;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Publishes a key set as tenant-service will, so that the shared configuration's own way of
 * checking tokens is under test. What it publishes is the system property {@value #KEYS}: Quarkus
 * loads test classes more than once. Until there is one, it hangs up on everybody.
 */
public class JwksServer implements QuarkusTestResourceLifecycleManager {
  static final String KEYS = "switchboard.platform-proof.jwks";

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/.well-known/jwks.json",
        exchange -> {
          String published = System.getProperty(KEYS);
          if (published == null) {
            exchange.close();
            return;
          }
          byte[] keys = published.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.getResponseHeaders().add("Cache-Control", "max-age=1");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
    return Map.of(
        "mp.jwt.verify.publickey",
        "NONE",
        "switchboard.tenant-service.url",
        "http://localhost:" + server.getAddress().getPort());
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  /** After the stack, whose tokens are checked with a key from the configuration. */
  @Override
  public int order() {
    return 100;
  }
}
