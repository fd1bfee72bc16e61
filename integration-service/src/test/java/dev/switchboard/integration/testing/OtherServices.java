package dev.switchboard.integration.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.testkit.stack.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Plays what we ask of tenant-service (a token) and of scheduling-service (an appointment), at a
 * port that is known before the service starts.
 */
public final class OtherServices implements AutoCloseable {
  private final Map<String, String> appointments = new ConcurrentHashMap<>();
  private final List<String> callers = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  public OtherServices() {
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", port()), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/v1/auth/tokens",
        call -> answer(call, 200, "{\"accessToken\":\"ours\",\"expiresIn\":900}"));
    server.createContext("/v1/crm/appointments/", this::appointment);
    server.start();
  }

  public static int port() {
    return Port.of("other-services");
  }

  /** What scheduling-service shows of an appointment from now on. */
  public void show(UUID appointment, String json) {
    appointments.put(appointment.toString(), json);
  }

  /** Who asked for appointments: credentials and tenant. */
  public List<String> callers() {
    return callers;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void appointment(HttpExchange call) throws IOException {
    callers.add(
        "%s for %s"
            .formatted(
                call.getRequestHeaders().getFirst("Authorization"),
                call.getRequestHeaders().getFirst("X-Tenant-Id")));
    String path = call.getRequestURI().getPath();
    String json = appointments.get(path.substring(path.lastIndexOf('/') + 1));
    answer(call, json == null ? 404 : 200, json == null ? "{}" : json);
  }

  private static void answer(HttpExchange call, int status, String json) throws IOException {
    call.getRequestBody().readAllBytes();
    call.getResponseHeaders().add("Content-Type", "application/json");
    byte[] body = json.getBytes(UTF_8);
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
    call.close();
  }
}
