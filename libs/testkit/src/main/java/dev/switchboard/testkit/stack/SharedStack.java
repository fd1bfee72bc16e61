package dev.switchboard.testkit.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A PostgreSQL and a Kafka of a test run, for one JVM at a time: tests share topics and databases
 * with nobody. There are two of each ({@link StackPlace}), so that two modules may be tested side
 * by side; a third JVM waits. The first JVM at a place starts a process that holds both servers,
 * later JVMs of the same run find it there, and it ends with the run.
 *
 * @param postgres where PostgreSQL listens
 * @param bootstrapServers where Kafka listens
 */
public record SharedStack(PostgresAddress postgres, String bootstrapServers) {
  static final String PROPERTIES = "stack.properties";
  static final String ALIVE = "alive.lock";

  private static final String START = "start.lock";
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  public SharedStack {
    Objects.requireNonNull(postgres, "postgres");
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
  }

  /** Finds the stack of this JVM's place or starts it; waits while there is no place. */
  public static synchronized SharedStack get() {
    TestRun run = TestRun.current();
    Path folders = TestRun.folders();
    try {
      Files.createDirectories(folders);
      Path folder = folders.resolve(run.name() + "-" + StackPlace.take(folders));
      try (FileChannel channel = open(folders.resolve(START));
          FileLock _ = channel.lock()) {
        removeLeftovers(folder);
        if (!Files.exists(folder) || isDead(folder)) {
          start(folder, run);
        }
        return read(folder.resolve(PROPERTIES));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stack's process holds this lock as long as it lives; no process id can lie about it. */
  static boolean isDead(Path folder) throws IOException {
    try (FileChannel channel = open(folder.resolve(ALIVE));
        FileLock lock = channel.tryLock()) {
      return lock != null;
    }
  }

  static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** What killed runs left behind. */
  private static void removeLeftovers(Path current) throws IOException {
    try (Stream<Path> folders = Files.list(current.getParent())) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        if (!folder.equals(current) && isDead(folder)) {
          Folders.delete(folder);
        }
      }
    }
  }

  private static void start(Path folder, TestRun run) throws IOException {
    Folders.delete(folder);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-cp",
            System.getProperty("java.class.path"),
            StackProcess.class.getName(),
            folder.toString(),
            Long.toString(run.owner().pid()));
    ChildProcess process =
        ChildProcess.startUnguarded("the test stack", command, folder.resolve("stack.log"));
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!Files.exists(folder.resolve(PROPERTIES))) {
      process.requireAlive();
      if (System.nanoTime() > deadline) {
        process.kill();
        throw new IllegalStateException("the test stack did not start:\n" + process.logTail());
      }
      Pause.millis(50);
    }
  }

  private static SharedStack read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new SharedStack(
        new PostgresAddress(
            properties.getProperty("postgres.host"),
            Integer.parseInt(properties.getProperty("postgres.port"))),
        properties.getProperty("kafka.bootstrap.servers"));
  }
}
