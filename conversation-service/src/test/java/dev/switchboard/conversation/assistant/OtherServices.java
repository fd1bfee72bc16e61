package dev.switchboard.conversation.assistant;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.contracts.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * scheduling-, integration- and tenant-service as another process would answer. A change under a
 * key that was seen before is answered as before and changes nothing.
 */
final class OtherServices implements AutoCloseable {
  /** A change that was asked for. */
  record Change(String path, String tenant, String key, JsonObject body) {}

  private static final String OFFERS = "/v1/crm/waitlist/offers/";

  final List<Change> changes = new CopyOnWriteArrayList<>();
  final List<JsonObject> booked = new CopyOnWriteArrayList<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile boolean slotTaken;
  volatile boolean offerGone;
  volatile boolean schedulingIsDown;
  private final Map<String, JsonObject> byKey = new ConcurrentHashMap<>();
  private final Instant tomorrow;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  OtherServices(int port, Instant now) {
    tomorrow = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1)).plus(Duration.ofHours(14));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    JsonObject body = body(exchange);
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    if (schedulingIsDown && path.startsWith("/v1/crm")) {
      say(exchange, 503, new JsonObject().put("code", "UNAVAILABLE"));
    } else if (exchange.getRequestMethod().equals("POST") && path.startsWith("/v1/crm")) {
      change(exchange, path, body);
    } else {
      say(exchange, 200, read(path));
    }
  }

  private JsonObject read(String path) {
    return switch (path) {
      case "/v1/auth/tokens" ->
          new JsonObject().put("accessToken", "a-token").put("expiresIn", 900);
      case "/internal/isp/accounts" ->
          new JsonObject()
              .put("result", "FOUND")
              .put(
                  "account",
                  new JsonObject()
                      .put("customerId", "003365")
                      .put("name", "PAREDES ANA LUCIA")
                      .put("dueDebt", "0.00")
                      .put(
                          "connections",
                          new JsonArray()
                              .add(new JsonObject().put("address", "Av. Triunvirato 4210"))));
      case "/internal/isp/accounts/003365/connection" ->
          new JsonObject().put("result", "FOUND").put("status", "OFFLINE");
      case "/v1/crm/slots" -> new JsonObject().put("slots", slots());
      case "/v1/crm/appointments" -> new JsonObject().put("items", new JsonArray(booked));
      default -> new JsonObject();
    };
  }

  private JsonArray slots() {
    JsonArray slots = new JsonArray();
    for (int hour = 0; hour < 3; hour++) {
      Instant start = tomorrow.plus(Duration.ofHours(hour));
      slots.add(
          new JsonObject()
              .put("startsAt", start.toString())
              .put("endsAt", start.plus(Duration.ofHours(1)).toString())
              .put("technicianId", Ids.next().toString()));
    }
    return slots;
  }

  private void change(HttpExchange exchange, String path, JsonObject body) throws IOException {
    String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    changes.add(
        new Change(
            path, String.valueOf(exchange.getRequestHeaders().getFirst("X-Tenant-Id")), key, body));
    if (slotTaken) {
      slotTaken = false;
      say(exchange, 409, new JsonObject().put("code", "SLOT_TAKEN").put("alternatives", slots()));
      return;
    }
    if (offerGone && path.startsWith(OFFERS)) {
      say(exchange, 409, new JsonObject().put("code", "OFFER_GONE"));
      return;
    }
    say(exchange, 201, byKey.computeIfAbsent(key, unseen -> changed(path, body)));
  }

  private JsonObject changed(String path, JsonObject body) {
    if (path.startsWith(OFFERS)) {
      return answered(path.substring(OFFERS.length()).split("/"));
    }
    if (!path.equals("/v1/crm/appointments")) {
      JsonObject visit = booked.isEmpty() ? visit("isp_repair", tomorrow) : booked.getFirst();
      return visit.copy().put("status", "CANCELLED");
    }
    Instant start = Instant.parse(body.getString("startsAt"));
    JsonObject visit = visit(body.getString("serviceType"), start);
    booked.add(visit);
    return visit;
  }

  /** An offer, by its id and its answer. */
  private JsonObject answered(String[] offer) {
    JsonObject now = new JsonObject().put("offerId", offer[0]).put("startsAt", tomorrow.toString());
    if (offer[1].equals("decline")) {
      return now.put("state", "DECLINED");
    }
    JsonObject visit = visit("isp_repair", tomorrow);
    booked.add(visit);
    return now.put("state", "ACCEPTED").put("appointmentId", visit.getString("appointmentId"));
  }

  private static JsonObject visit(String serviceType, Instant start) {
    return new JsonObject()
        .put("appointmentId", Ids.next().toString())
        .put("version", 1)
        .put("status", "SCHEDULED")
        .put("serviceType", serviceType)
        .put("startsAt", start.toString())
        .put("endsAt", start.plus(Duration.ofHours(1)).toString());
  }

  private static @Nullable JsonObject parsed(String text) {
    return text.isBlank() ? null : new JsonObject(text);
  }

  private static JsonObject body(HttpExchange exchange) throws IOException {
    @Nullable JsonObject body = parsed(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    return body == null ? new JsonObject() : body;
  }

  private static void say(HttpExchange exchange, int status, JsonObject json) throws IOException {
    try (exchange) {
      byte[] body = json.encode().getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
