package dev.switchboard.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The smallest front desk of one business: takes deliveries, shows customers and conversations, and
 * answers each message at once, or none as long as it is closed.
 */
final class TinyDesk implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Integer> messages = new TreeMap<>();
  private final List<String> heard = new ArrayList<>();
  private boolean closed;

  TinyDesk() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/webhook", this::take);
    server.createContext(
        "/v1/crm/customers",
        exchange ->
            show(exchange, () -> page(from -> Map.of("customerId", from, "phone", "+" + from))));
    server.createContext(
        "/v1/crm/conversations",
        exchange ->
            show(
                exchange,
                () ->
                    page(from -> Map.of("customerId", from, "totalMessages", messages.get(from)))));
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** The ids of the messages that came, a second time too. */
  synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  synchronized void knows(String number) {
    messages.put(number, 2);
  }

  synchronized void shut() {
    closed = true;
  }

  /** Answers what waits, too. */
  synchronized void open() {
    closed = false;
    messages.replaceAll((_, count) -> count + count % 2);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    JsonNode delivery = JSON.readTree(exchange.getRequestBody());
    synchronized (this) {
      for (JsonNode message : delivery.findPath("messages")) {
        heard.add(message.path("id").asText());
        messages.merge(message.path("from").asText(), closed ? 1 : 2, Integer::sum);
      }
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private synchronized void show(HttpExchange exchange, Supplier<Object> page) throws IOException {
    byte[] body = JSON.writeValueAsBytes(page.get());
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Object page(Function<String, Object> item) {
    return Map.of("items", messages.keySet().stream().map(item).toList());
  }
}
