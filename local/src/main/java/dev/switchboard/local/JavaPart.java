package dev.switchboard.local;

import dev.switchboard.testkit.stack.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Java program that says over HTTP when it is ready. */
final class JavaPart implements Part {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(6);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();

  private final Path folder;
  private final Program program;
  private volatile @Nullable ChildProcess child;

  JavaPart(Path folder, Program program) {
    this.folder = folder.resolve(program.name());
    this.program = program;
  }

  /**
   * What to run.
   *
   * @param arguments JVM options, then the jar or main class with its arguments
   * @param readyPath answers 200 when the program is ready
   */
  record Program(String name, int port, String readyPath, List<String> arguments) {
    Program {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(readyPath, "readyPath");
      arguments = List.copyOf(arguments);
    }
  }

  @Override
  public String name() {
    return program.name();
  }

  @Override
  public int port() {
    return program.port();
  }

  @Override
  public void start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program.arguments());
    ChildProcess started =
        ChildProcess.start(name(), command, folder.resolve(name() + ".log"), "TERM");
    child = started;
    boolean decided = Waiting.until(START_LIMIT, () -> !started.alive() || isReady());
    if (!started.alive()) {
      throw new IllegalStateException("it ended by itself");
    }
    if (!decided) {
      throw new IllegalStateException("it was not ready after " + START_LIMIT.toSeconds() + " s");
    }
  }

  @Override
  public Optional<RunningProcess> process() {
    return Optional.ofNullable(child).flatMap(running -> RunningProcess.of(running.pid()));
  }

  @Override
  public void stop() {
    Optional.ofNullable(child).ifPresent(running -> running.stop("TERM", STOP_LIMIT));
  }

  private boolean isReady() {
    URI uri = URI.create("http://127.0.0.1:" + port() + program.readyPath());
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(ANSWER_LIMIT).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name(), e);
    }
  }
}
