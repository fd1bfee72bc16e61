package dev.switchboard.testkit.stack;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A Kafka broker in KRaft mode, alone in its cluster, in a process of its own. It can be killed and
 * started again on the same folder and port.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String CLUSTER_ID = "c3dpdGNoYm9hcmQtMDAwMQ";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(12);

  private static final int QUICK_TO_START = 1;

  private static final String SETTINGS =
      """
      process.roles=broker,controller
      node.id=1
      listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
      advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
      listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
      controller.listener.names=CONTROLLER
      controller.quorum.voters=1@127.0.0.1:%2$d
      log.dirs=%3$s
      auto.create.topics.enable=false
      offsets.topic.replication.factor=1
      offsets.topic.num.partitions=4
      transaction.state.log.replication.factor=1
      transaction.state.log.min.isr=1
      group.initial.rebalance.delay.ms=0
      group.min.session.timeout.ms=1000
      # The cleaner takes this at once, and by default it is most of the heap.
      log.cleaner.dedupe.buffer.size=4194304
      # A broker killed and started again is let in when its old session has expired.
      broker.session.timeout.ms=1500
      broker.heartbeat.interval.ms=300
      # Nobody else stands for election.
      controller.quorum.election.timeout.ms=100
      """;

  /** The broker logs through what its class path has, which is Quarkus's log manager. */
  private static final String LOGGING =
      """
      logger.level=WARN
      logger.handlers=CONSOLE
      handler.CONSOLE=org.jboss.logmanager.handlers.ConsoleHandler
      handler.CONSOLE.formatter=PATTERN
      formatter.PATTERN=org.jboss.logmanager.formatters.PatternFormatter
      formatter.PATTERN.properties=pattern
      formatter.PATTERN.pattern=%d{HH:mm:ss,SSS} %-5p [%c{1.}] %s%e%n
      """;

  private final Path folder;
  private final int port;
  private final int compilerLevel;
  private ChildProcess process;

  private KafkaBroker(Path folder, int port, int compilerLevel) {
    this.folder = folder;
    this.port = port;
    this.compilerLevel = compilerLevel;
    this.process = launch();
  }

  /** Starts on a free port; a private broker for one test is one line. */
  public static KafkaBroker start(Path folder) {
    return start(folder, Port.free(), QUICK_TO_START);
  }

  /**
   * Starts a broker and waits until it answers.
   *
   * @param folder holds {@code data}, {@code server.properties} and {@code kafka.log}; made when it
   *     is not there, used as it is when it is, also after a kill
   * @param compilerLevel 1 starts soonest, 4 is cheaper under a load that lasts
   * @throws IllegalStateException when the broker does not start
   */
  public static KafkaBroker start(Path folder, int port, int compilerLevel) {
    return new KafkaBroker(folder.toAbsolutePath(), port, compilerLevel);
  }

  /** Host and port, as {@code bootstrap.servers} wants them. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.alive();
  }

  /** SIGKILL. */
  public void kill() {
    process.kill();
  }

  /** Closes the logs in order; takes a second or two. */
  public void stop() {
    process.stop("TERM", STOP_LIMIT);
  }

  /** Starts again on the same folder and port, after a stop or a kill. */
  public void restart() {
    stop();
    process = launch();
  }

  @Override
  public void close() {
    stop();
  }

  private ChildProcess launch() {
    Port.requireFree(port);
    Path properties = writeProperties();
    format(properties);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=" + compilerLevel,
            "-XX:ReservedCodeCacheSize=240m",
            "-Xshare:auto",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dlogging.configuration=" + folder.resolve("logging.properties").toUri(),
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath(),
            "kafka.Kafka",
            properties.toString());
    ChildProcess started =
        ChildProcess.start("Kafka", command, folder.resolve("kafka.log"), "KILL");
    awaitReady(started);
    return started;
  }

  /** Without the jar that holds every log record back until Quarkus has started. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("quarkus-bootstrap-runner"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Path writeProperties() {
    Path file = folder.resolve("server.properties");
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("logging.properties"), LOGGING);
      Files.writeString(file, SETTINGS.formatted(port, Port.free(), folder.resolve("data")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static void format(Path properties) {
    PrintStream silent = new PrintStream(OutputStream.nullOutputStream());
    String[] arguments = {
      "format", "--ignore-formatted", "--cluster-id", CLUSTER_ID, "--config", properties.toString()
    };
    int exitCode = StorageTool.execute(arguments, silent);
    if (exitCode != 0) {
      throw new IllegalStateException("Kafka's storage tool failed with " + exitCode);
    }
  }

  private void awaitReady(ChildProcess started) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (Port.isFree(port) || !answers()) {
      started.requireAlive();
      if (System.nanoTime() > deadline) {
        String tail = started.logTail();
        started.kill();
        throw new IllegalStateException("Kafka does not answer; the end of its log:\n" + tail);
      }
      Pause.millis(100);
    }
  }

  private boolean answers() {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2_000);
    try (Admin admin = Admin.create(settings)) {
      return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Kafka", e);
    }
  }
}
