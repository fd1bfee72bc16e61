package dev.switchboard.acceptance;

import dev.switchboard.local.Settings;
import dev.switchboard.local.Stack;
import dev.switchboard.local.Waiting;
import dev.switchboard.testkit.stack.Port;
import dev.switchboard.testkit.stack.PostgresAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The local stack as {@code ./switchboard up} starts it, on ports and a folder of its own, and with
 * a second replica of scheduling-service.
 */
final class RunningStack implements AutoCloseable {
  private static final List<String> PORTS =
      List.of(
          "postgresql.port",
          "kafka.port",
          "simulators.whatsapp.port",
          "simulators.ispcube.port",
          "simulators.google.port",
          "tenant-service.port",
          "conversation-service.port",
          "scheduling-service.port",
          "scheduling-service.2.port",
          "billing-service.port",
          "integration-service.port");

  /** The services look ten times a second. */
  private static final Duration UNTIL_SEEN = Duration.ofMillis(250);

  /** As ./switchboard has them. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx160m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "--sun-misc-unsafe-memory-access=allow");

  private static final Path ROOT = Path.of(System.getProperty("switchboard.test-run"));

  private final Map<String, Integer> ports;
  private final Path folder;
  private final Process supervisor;
  private final People people;
  private final List<String> said = new ArrayList<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  private RunningStack(Map<String, Integer> ports, Path folder, Process supervisor) {
    this.ports = ports;
    this.folder = folder;
    this.supervisor = supervisor;
    this.people = new People(Http.at(url("tenant-service")));
    Thread.ofVirtual().start(this::listen);
  }

  /** Starts it and waits until it says that it is ready. */
  static RunningStack start(Path folder) throws Exception {
    Map<String, Integer> ports = new TreeMap<>();
    PORTS.forEach(name -> ports.put(name, Port.free()));
    RunningStack stack =
        new RunningStack(ports, folder, launch(folder, ports, "dev.switchboard.local.Main", "up"));
    try {
      stack.ready.get(6, TimeUnit.MINUTES);
      return stack;
    } catch (Exception e) {
      stack.close();
      throw new IllegalStateException(String.join("\n", stack.said), e);
    }
  }

  String url(String part) {
    return "http://localhost:" + ports.get(part + ".port");
  }

  People people() {
    return people;
  }

  /** The same for a program of the local stack that runs in this process. */
  Stack local() {
    return new Stack(ROOT, Settings.load().with(settings(folder, ports)));
  }

  PostgresAddress postgres() {
    return new PostgresAddress("127.0.0.1", ports.get("postgresql.port"));
  }

  /** Ends it as Ctrl-C does; whatever is left after 15 seconds fails the test. */
  @Override
  public void close() {
    List<ProcessHandle> processes = supervisor.descendants().toList();
    supervisor.destroy();
    try {
      boolean ended = supervisor.waitFor(20, TimeUnit.SECONDS);
      List<ProcessHandle> left = processes.stream().filter(ProcessHandle::isAlive).toList();
      left.forEach(ProcessHandle::destroyForcibly);
      if (!ended || !left.isEmpty()) {
        supervisor.destroyForcibly();
        throw new AssertionError("still running: " + left + "\n" + String.join("\n", said));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A program of the local stack, such as the demo, on this stack's ports and folder. */
  Process run(String... program) throws IOException {
    return launch(folder, ports, program);
  }

  Instant businessTime() throws IOException {
    return Instant.now().plus(offset());
  }

  /** Business time only goes forward. Returns when every service has seen it. */
  void moveBusinessTimeTo(Instant then) throws IOException {
    Path next =
        Files.writeString(
            folder.resolve("next-offset"), Duration.between(Instant.now(), then).toString());
    Files.move(
        next, clockOffset(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Waiting.pause(UNTIL_SEEN);
  }

  private Duration offset() throws IOException {
    return Files.exists(clockOffset())
        ? Duration.parse(Files.readString(clockOffset()).strip())
        : Duration.ZERO;
  }

  private Path clockOffset() {
    return folder.resolve("clock-offset");
  }

  private static Process launch(Path folder, Map<String, Integer> ports, String... program)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(JVM_OPTIONS);
    settings(folder, ports)
        .forEach((name, value) -> command.add("-Dswitchboard.local." + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(program));
    return new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true).start();
  }

  private static Map<String, String> settings(Path folder, Map<String, Integer> ports) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("folder", folder.toAbsolutePath().toString());
    settings.put("scheduling-service.replicas", "2");
    ports.forEach((name, port) -> settings.put(name, port.toString()));
    return settings;
  }

  private void listen() {
    try (BufferedReader lines = supervisor.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (line.contains("Ready after")) {
          ready.complete(null);
        }
      }
      ready.completeExceptionally(new IllegalStateException("the supervisor ended"));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }
}
