package dev.switchboard.bench.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One address for several replicas: round robin, and the next one when a connection is refused.
 * What breaks later is answered 502, because the request may have had its effect by then.
 */
final class Balancer implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

  /** What belongs to one connection and not to the request, or is computed anew. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect");

  static {
    // Read once, when the first server of this process is made: without the first an answer waits
    // for the client's acknowledgement, with few idle ones connections end behind a client's back.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "300");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .executor(threads)
          .build();
  private final List<String> replicas;
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicReference<@Nullable Hold> hold = new AtomicReference<>();

  private Balancer(HttpServer server, List<String> replicas) {
    this.server = server;
    this.replicas = List.copyOf(replicas);
  }

  /**
   * Listens on 127.0.0.1.
   *
   * @param replicas scheme, host and port of each
   */
  static Balancer start(int port, List<String> replicas) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      HttpServer server = HttpServer.create(address, BACKLOG);
      Balancer balancer = new Balancer(server, replicas);
      server.setExecutor(balancer.threads);
      server.createContext("/", balancer::handle);
      server.start();
      return balancer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** From now on the first answer to such a request is held back. */
  Hold holdAnswerTo(String method, String path) {
    Hold next = new Hold(method, path);
    hold.set(next);
    return next;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      HttpResponse<byte[]> answer = passOn(exchange, body);
      if (answer == null) {
        exchange.sendResponseHeaders(502, -1);
        return;
      }
      holdBack(exchange, answer);
      write(exchange, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing when nobody took the connection, or whoever took it died over it. */
  private @Nullable HttpResponse<byte[]> passOn(HttpExchange exchange, byte[] body)
      throws InterruptedException {
    int first = turn.getAndIncrement();
    for (int i = 0; i < replicas.size(); i++) {
      String replica = replicas.get(Math.floorMod(first + i, replicas.size()));
      try {
        return http.send(request(exchange, replica, body), BodyHandlers.ofByteArray());
      } catch (ConnectException e) {
        continue;
      } catch (IOException e) {
        return null;
      }
    }
    return null;
  }

  private static HttpRequest request(HttpExchange exchange, String replica, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(replica + exchange.getRequestURI()))
            .timeout(ANSWERED_WITHIN)
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private void holdBack(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws InterruptedException {
    Hold armed = hold.get();
    if (armed != null
        && answer.statusCode() < 300
        && armed.fits(exchange.getRequestMethod(), exchange.getRequestURI().getPath())
        && hold.compareAndSet(armed, null)) {
      armed.hold();
    }
  }

  private static void write(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name)) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static boolean isPassedOn(String header) {
    return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
  }
}
