package dev.switchboard.conversation.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * scheduling-service's permits and tenant-service's tokens, as another process would answer. Each
 * permit is granted to one asker, known by his key; the same asker is answered again as before.
 */
public final class PermitDesk implements AutoCloseable {
  /** How it answers. */
  public enum Mood {
    GRANTS,
    REVOKES,
    KNOWS_NOTHING,
    IS_DOWN,
    /** Answers when nobody waits any more ({@link LoopsOn}). */
    IS_SLOW
  }

  /** A question it heard. */
  public record Asked(
      String reminderId, String tenant, String key, long version, String authorization) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private volatile Mood mood = Mood.GRANTS;
  private volatile String visit = "{}";

  public PermitDesk(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/v1/auth/tokens", PermitDesk::token);
    server.createContext("/internal/reminders/", this::permit);
    server.createContext("/internal/follow-ups/", this::permit);
    server.createContext("/internal/waitlist-offers/", this::permit);
    server.start();
  }

  public void is(Mood next) {
    mood = next;
  }

  /** What it tells of the visit when it grants. */
  public void visitIs(String serviceName, String startsAt, String timeZone) {
    visit =
        new JsonObject()
            .put("appointmentId", "0197a000-0000-7000-8000-000000000001")
            .put("serviceName", serviceName)
            .put("startsAt", startsAt)
            .put("timeZone", timeZone)
            .encode();
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** How many questions it had before it at the same time. */
  public int mostAtOnce() {
    return mostAtOnce.get();
  }

  private static void token(HttpExchange exchange) {
    answer(exchange, 200, "{\"accessToken\":\"a-token\",\"expiresIn\":900}");
  }

  private void permit(HttpExchange exchange) {
    Asked question = read(exchange);
    var unused = mostAtOnce.accumulateAndGet(open.incrementAndGet(), Math::max);
    asked.add(question);
    heed(exchange, question);
    open.decrementAndGet();
  }

  private void heed(HttpExchange exchange, Asked question) {
    switch (mood) {
      case GRANTS -> answer(exchange, 200, decision(question));
      case REVOKES -> answer(exchange, 200, "{\"decision\":\"REVOKED\"}");
      case KNOWS_NOTHING -> answer(exchange, 404, "{\"code\":\"REMINDER_NOT_FOUND\"}");
      case IS_DOWN -> answer(exchange, 503, "{\"code\":\"UNAVAILABLE\"}");
      case IS_SLOW -> {
        sleep(Duration.ofMillis(2_800));
        answer(exchange, 200, decision(question));
      }
    }
  }

  private String decision(Asked question) {
    boolean another =
        asked.stream()
            .filter(before -> before.reminderId().equals(question.reminderId()))
            .filter(before -> before.version() == question.version())
            .anyMatch(before -> !before.key().equals(question.key()));
    return another
        ? "{\"decision\":\"REVOKED\"}"
        : "{\"decision\":\"GRANTED\",\"appointment\":" + visit + "}";
  }

  private static Asked read(HttpExchange exchange) {
    try {
      String[] path = exchange.getRequestURI().getPath().split("/");
      String json = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      JsonObject body = new JsonObject(json.isEmpty() ? "{\"appointmentVersion\": 1}" : json);
      return new Asked(
          path[3],
          String.valueOf(exchange.getRequestHeaders().getFirst("X-Tenant-Id")),
          String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
          body.getLong("appointmentVersion"),
          String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) {
    try (exchange) {
      byte[] body = json.getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException gone) {
      // Whoever asked did not wait; that is what a slow desk is for.
    }
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
