package dev.switchboard.testkit.stack;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server process that this JVM owns: it writes to a log file, hears no Ctrl-C of the terminal
 * (its owner stops it, in order), and is killed when this JVM ends, however it ends.
 */
public final class ChildProcess {
  private static final int LOG_TAIL_LINES = 30;
  private static final Duration RUN_LIMIT = Duration.ofMinutes(1);

  private final String name;
  private final Process process;
  private final Path log;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a process in a session of its own.
   *
   * @param log gets what the process writes, after what is there
   * @param lastSignal what the process gets when this JVM is gone: {@code TERM}, {@code QUIT} or
   *     {@code KILL}
   */
  public static ChildProcess start(String name, List<String> command, Path log, String lastSignal) {
    Process process = spawn(detached(command), log);
    Process guard = guard(process.pid(), lastSignal);
    // Once the child is gone its pid may be given to a stranger: the guard must go with it.
    var unused = process.onExit().thenRun(guard::destroyForcibly);
    return new ChildProcess(name, process, log);
  }

  /**
   * Runs a program to its end.
   *
   * @throws IllegalStateException with the end of the log when it fails
   */
  static void runToEnd(String name, List<String> command, Path log) {
    ChildProcess child = new ChildProcess(name, spawn(command, log), log);
    if (!child.await(RUN_LIMIT)) {
      child.kill();
    }
    if (child.process.exitValue() != 0) {
      child.requireAlive();
    }
  }

  /** Starts a process that lives on when this JVM ends. */
  public static ChildProcess startUnguarded(String name, List<String> command, Path log) {
    return new ChildProcess(name, spawn(detached(command), log), log);
  }

  /** A session of its own keeps the terminal's signals away, where setsid(1) is to be had. */
  static List<String> detached(List<String> command) {
    List<String> full = new ArrayList<>();
    onPath("setsid").ifPresent(full::add);
    full.addAll(command);
    return full;
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** SIGKILL, and waits until the process is gone. */
  public void kill() {
    process.destroyForcibly();
    await(Duration.ofSeconds(10));
  }

  /** Sends the signal, waits, and kills when the process takes longer than that. */
  public void stop(String signal, Duration patience) {
    if (alive()) {
      signal(signal);
      if (!await(patience)) {
        kill();
      }
    }
  }

  /**
   * @throws IllegalStateException with the end of the log when the process is gone
   */
  void requireAlive() {
    if (!alive()) {
      throw new IllegalStateException(
          "%s ended with exit code %d; the end of %s:%n%s"
              .formatted(name, process.exitValue(), log, logTail()));
    }
  }

  /** The last lines the process wrote. */
  public String logTail() {
    try {
      List<String> lines =
          Arrays.asList(Files.readString(log, StandardCharsets.ISO_8859_1).split("\n", -1));
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(unreadable: " + e.getMessage() + ")";
    }
  }

  @CanIgnoreReturnValue
  private boolean await(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits on a pipe that only this JVM holds open: its end is the end of this JVM. */
  private static Process guard(long pid, String signal) {
    String script = "trap '' INT HUP TERM; read -r _; kill -s \"$1\" \"$2\" 2>/dev/null";
    List<String> command = List.of("sh", "-c", script, "guard", signal, Long.toString(pid));
    try {
      return new ProcessBuilder(detached(command))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process spawn(List<String> command, Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It does no harm when the process ended in the meantime. */
  private void signal(String signal) {
    List<String> command = List.of("kill", "-s", signal, Long.toString(pid()));
    new ChildProcess("kill", spawn(command, log), log).await(RUN_LIMIT);
  }

  private static Optional<String> onPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
