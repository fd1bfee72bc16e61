package dev.switchboard.testkit.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL server on a folder of its own, as durable as in production: fsync and
 * synchronous_commit stay on. It can be killed and started again on the same folder and port.
 */
public final class PostgresServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int START_ATTEMPTS = 3;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  /** From this machine the superuser needs no password; the services' roles do. */
  private static final String ACCESS =
      """
      host all postgres 127.0.0.1/32 trust
      host all all      127.0.0.1/32 scram-sha-256
      """;

  private static final Map<String, String> SETTINGS =
      Map.of(
          "listen_addresses", HOST,
          "unix_socket_directories", "",
          "max_connections", "200",
          "timezone", "UTC",
          "log_timezone", "UTC");

  private final Path folder;
  private final PostgresAddress address;
  private ChildProcess process;

  private PostgresServer(Path folder, PostgresAddress address) {
    this.folder = folder;
    this.address = address;
    this.process = launch();
  }

  /** Starts on a free port; a private server for one test is one line. */
  public static PostgresServer start(Path folder) {
    return start(folder, Port.free());
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param folder holds {@code data} and {@code postgresql.log}; made when it is not there, used as
   *     it is when it is, also after a kill
   * @throws IllegalStateException when a server runs on the folder already, or does not start
   */
  public static PostgresServer start(Path folder, int port) {
    return new PostgresServer(folder.toAbsolutePath(), new PostgresAddress(HOST, port));
  }

  public PostgresAddress address() {
    return address;
  }

  /** The postmaster's process id. */
  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.alive();
  }

  /** Kills the postmaster (SIGKILL); its children follow by themselves. */
  public void kill() {
    process.kill();
  }

  /** Ends open sessions, writes a checkpoint and stops: nothing to recover at the next start. */
  public void stopFast() {
    process.stop("INT", STOP_LIMIT);
  }

  /** Stops at once, as after a crash: the next start recovers from the log. */
  public void stopImmediately() {
    process.stop("QUIT", STOP_LIMIT);
  }

  /** Starts again on the same folder and port, after a stop or a kill. */
  public void restart() {
    stopFast();
    process = launch();
  }

  @Override
  public void close() {
    stopFast();
  }

  private ChildProcess launch() {
    PostgresBinaries binaries = PostgresBinaries.unpacked();
    Path data = folder.resolve("data");
    Path log = folder.resolve("postgresql.log");
    if (!Files.isDirectory(data)) {
      initialize(binaries, data, log);
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return launch(binaries, data, log);
      } catch (IllegalStateException e) {
        // The children of a killed server need a moment to let go of its memory and its port.
        if (attempt == START_ATTEMPTS) {
          throw e;
        }
        Pause.millis(500);
      }
    }
  }

  private ChildProcess launch(PostgresBinaries binaries, Path data, Path log) {
    removeStalePidFile(data);
    Port.requireFree(address.port());
    ChildProcess started = ChildProcess.start("PostgreSQL", command(binaries, data), log, "QUIT");
    awaitReady(started);
    return started;
  }

  private List<String> command(PostgresBinaries binaries, Path data) {
    List<String> command = new ArrayList<>(binaries.command("postgres"));
    command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(address.port())));
    SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  /** A folder that initdb did not finish never gets the name {@code data}. */
  private static void initialize(PostgresBinaries binaries, Path data, Path log) {
    Path fresh = data.resolveSibling("data.initializing");
    Folders.delete(fresh);
    List<String> command =
        binaries.command(
            "initdb",
            "--pgdata=" + fresh,
            "--username=" + PostgresAddress.SUPERUSER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");
    ChildProcess.runToEnd("initdb", command, log);
    try {
      Files.writeString(fresh.resolve("pg_hba.conf"), ACCESS);
      Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * PostgreSQL trusts the process id in this file, which after a crash of the whole machine or
   * container may be a stranger's, or missing: the file goes unless the process is this folder's
   * server.
   */
  private static void removeStalePidFile(Path data) {
    Path file = data.resolve("postmaster.pid");
    try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.empty()) {
      Optional<Long> running =
          lines
              .map(String::strip)
              .limit(1)
              .filter(line -> line.matches("\\d{1,18}"))
              .map(Long::valueOf)
              .filter(pid -> serves(pid, data))
              .findFirst();
      if (running.isPresent()) {
        throw new IllegalStateException(
            "PostgreSQL runs on %s already, as process %d".formatted(data, running.get()));
      }
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean serves(long pid, Path data) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().commandLine())
        .filter(line -> line.contains(" -D " + data + " "))
        .isPresent();
  }

  private void awaitReady(ChildProcess started) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!answers()) {
      started.requireAlive();
      if (System.nanoTime() > deadline) {
        String tail = started.logTail();
        started.kill();
        throw new IllegalStateException("PostgreSQL does not answer; the end of its log:\n" + tail);
      }
      Pause.millis(50);
    }
  }

  private boolean answers() {
    try (Connection connection = address.connect("postgres")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }
}
