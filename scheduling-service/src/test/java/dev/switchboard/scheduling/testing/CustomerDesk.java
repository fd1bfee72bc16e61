package dev.switchboard.scheduling.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.contracts.Ids;
import dev.switchboard.testkit.stack.Port;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Plays what the booking page asks of tenant-service (a token) and of conversation-service (who has
 * a number), at a port that is known before the service starts.
 */
public final class CustomerDesk implements AutoCloseable {
  private final Map<String, String> byPhone = new ConcurrentHashMap<>();
  private final List<String> callers = new CopyOnWriteArrayList<>();
  private final List<String> contacts = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile boolean away;

  public CustomerDesk() {
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", port()), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/v1/auth/tokens",
        call -> answer(call, 200, "{\"accessToken\":\"ours\",\"expiresIn\":900}"));
    server.createContext("/internal/customers", this::customer);
    server.start();
  }

  public static int port() {
    return Port.of("customer-desk");
  }

  /** From now on it answers, or does not. */
  public void isAway(boolean gone) {
    away = gone;
  }

  /** Who asked: credentials and tenant. */
  public List<String> callers() {
    return callers;
  }

  /** What they said, as JSON. */
  public List<String> contacts() {
    return contacts;
  }

  public String customerOf(String phone) {
    return byPhone.get(phone);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void customer(HttpExchange call) throws IOException {
    String body = new String(call.getRequestBody().readAllBytes(), UTF_8);
    callers.add(
        "%s for %s"
            .formatted(
                call.getRequestHeaders().getFirst("Authorization"),
                call.getRequestHeaders().getFirst("X-Tenant-Id")));
    contacts.add(body);
    String id =
        byPhone.computeIfAbsent(
            JsonPath.from(body).getString("phone"), unused -> Ids.next().toString());
    answer(call, away ? 503 : 200, "{\"customerId\":\"%s\",\"created\":true}".formatted(id));
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
