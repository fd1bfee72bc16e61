package dev.switchboard.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.testkit.stack.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BalancerTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void replicasTakeTurns() throws Exception {
    Balancer balancer = balancer(replica("one"), replica("two"));
    assertThat(List.of(post(balancer).body(), post(balancer).body()))
        .containsExactlyInAnyOrder("one:ping", "two:ping");
  }

  @Test
  void whereNobodyListensTheNextOneAnswers() throws Exception {
    Balancer balancer = balancer("http://localhost:" + Port.free(), replica("two"));
    for (int i = 0; i < 4; i++) {
      assertThat(post(balancer).body()).isEqualTo("two:ping");
    }
  }

  @Test
  void aRequestWhoseReplicaDiedOverItIsNotMadeAgainElsewhere() throws Exception {
    Balancer balancer = balancer(listening(exchange -> exchange.close()), replica("two"));
    List<Integer> statuses = List.of(post(balancer).statusCode(), post(balancer).statusCode());
    assertThat(statuses).containsExactlyInAnyOrder(200, 502);
  }

  @Test
  void anAnswerIsHeldBackUntilItIsReleased() throws Exception {
    Balancer balancer = balancer(replica("one"));
    Hold hold = balancer.holdAnswerTo("POST", "/ping");
    CompletableFuture<HttpResponse<String>> answer =
        HTTP.sendAsync(request(balancer), BodyHandlers.ofString());
    assertThat(hold.awaitHeld(Duration.ofSeconds(10))).isTrue();
    assertThat(post(balancer).body()).isEqualTo("one:ping");
    assertThat(answer).isNotDone();
    hold.release();
    assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("one:ping");
  }

  private Balancer balancer(String... replicas) {
    Balancer balancer = Balancer.start(0, List.of(replicas));
    open.add(balancer);
    return balancer;
  }

  /** Answers with its name and what it was sent. */
  private String replica(String name) throws IOException {
    return listening(
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] answer = (name + ":" + body).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
  }

  private String listening(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext("/", handler);
    server.start();
    open.add(() -> server.stop(0));
    return "http://localhost:" + server.getAddress().getPort();
  }

  private static HttpResponse<String> post(Balancer balancer) throws Exception {
    return HTTP.send(request(balancer), BodyHandlers.ofString());
  }

  private static HttpRequest request(Balancer balancer) {
    return HttpRequest.newBuilder(URI.create(balancer.url() + "/ping"))
        .POST(BodyPublishers.ofString("ping"))
        .build();
  }
}
