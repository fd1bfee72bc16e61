package dev.switchboard.simulators.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.simulators.time.SimulatedClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One simulator's HTTP server. A request is a virtual thread. */
public final class SimulatorServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SimulatorServer.class.getName());
  private static final int BACKLOG = 1024;

  static {
    // The server reads these once. Without them an answer waits for the client's acknowledgement,
    // and connections a client keeps in its pool are closed behind its back.
    setUnlessSet("sun.net.httpserver.nodelay", "true");
    setUnlessSet("sun.net.httpserver.idleInterval", "300");
    setUnlessSet("sun.net.httpserver.maxIdleConnections", "2000");
  }

  private final HttpServer server;
  private final String host;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final FaultyProvider provider;
  private final ControlEndpoint control;
  private final Journal journal;
  private final SimulatedClock clock;

  private SimulatorServer(
      Doorway doorway, Provider provider, Journal journal, Faults faults, SimulatedClock clock) {
    this.server = open(doorway);
    this.host = doorway.host();
    this.journal = journal;
    this.clock = clock;
    this.provider = new FaultyProvider(provider, faults);
    this.control = new ControlEndpoint(provider, journal, faults, clock);
  }

  /**
   * Starts a server.
   *
   * @throws UncheckedIOException when the port is taken
   */
  public static SimulatorServer start(
      Doorway doorway, Provider provider, Journal journal, Faults faults, SimulatedClock clock) {
    SimulatorServer simulator = new SimulatorServer(doorway, provider, journal, faults, clock);
    simulator.server.setExecutor(simulator.threads);
    simulator.server.createContext("/", simulator::handle);
    simulator.server.start();
    return simulator;
  }

  private static HttpServer open(Doorway doorway) {
    try {
      return HttpServer.create(doorway.address(), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + doorway.port() + ": " + e.getMessage(), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** {@code http://<host>:<port>}. */
  public String url() {
    return "http://" + host + ":" + port();
  }

  /** Drops what was received, and every fault; what was configured stays. */
  public void forget() {
    control.forget();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = read(exchange);
      if (request.path().startsWith("/_control/")) {
        write(exchange, control.answer(request));
      } else {
        serve(exchange, request);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A simulator failed", e);
      throw e;
    }
  }

  private void serve(HttpExchange exchange, Request request)
      throws IOException, InterruptedException {
    ReceivedRequest entry = journal.record(clock.instant(), request);
    Outcome outcome = provider.answer(request);
    entry.ended(outcome.name());
    switch (outcome) {
      case Outcome.Answered(Reply reply) -> write(exchange, reply);
      case Outcome.Closed() -> exchange.close();
      case Outcome.Unanswered(var held) -> Thread.sleep(held);
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        headers,
        body);
  }

  private static void write(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    if (!reply.contentType().isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    }
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void setUnlessSet(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
