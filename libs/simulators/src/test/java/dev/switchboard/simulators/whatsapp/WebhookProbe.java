package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A business's webhook that keeps what it was sent, byte for byte. */
final class WebhookProbe implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpServer server;
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();

  WebhookProbe() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/webhooks/whatsapp/a");
  }

  void refuseNext(int count) {
    refusals.set(count);
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  /** The statuses told of one message, in order. */
  List<String> statusesOf(String id) {
    return deliveries.stream()
        .flatMap(it -> it.json().at("/entry/0/changes/0/value/statuses").valueStream())
        .filter(it -> it.path("id").asText().equals(id))
        .map(it -> it.path("status").asText())
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    deliveries.add(
        new Delivery(body, exchange.getRequestHeaders().getFirst("X-Hub-Signature-256")));
    exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 200, -1);
    exchange.close();
  }

  record Delivery(byte[] body, String signature) {
    JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException e) {
        return MAPPER.nullNode();
      }
    }

    JsonNode value() {
      return json().at("/entry/0/changes/0/value");
    }
  }
}
