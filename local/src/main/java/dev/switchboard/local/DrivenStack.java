package dev.switchboard.local;

import dev.switchboard.testkit.stack.Folders;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A stack that this process starts for itself, and whose parts it kills and starts again. It ends
 * with this process, however that ends.
 */
public final class DrivenStack implements AutoCloseable {
  private static final Duration DEATH = Duration.ofSeconds(10);

  /** A JVM may have an archive to write. */
  private static final Duration ORDERLY_END = Duration.ofMinutes(1);

  private final StackLock lock;
  private final Supervisor supervisor;
  private final Map<String, Part> parts;

  private DrivenStack(StackLock lock, Supervisor supervisor, Map<String, Part> parts) {
    this.lock = lock;
    this.supervisor = supervisor;
    this.parts = Map.copyOf(parts);
  }

  /**
   * Starts all parts and makes the demo tenants. What an earlier stack left in the folder is
   * deleted.
   *
   * @param out is told what becomes ready
   * @throws IllegalStateException when the stack does not start; nothing of it is left then
   */
  public static DrivenStack start(Stack stack, PrintStream out) {
    StackLock lock =
        StackLock.take(stack.folder())
            .orElseThrow(() -> new IllegalStateException(stack.folder() + " is in use"));
    Console console = Console.plain(out);
    List<List<Part>> stages = stack.stages();
    DrivenStack driven =
        new DrivenStack(
            lock,
            new Supervisor(stack.folder(), stages, console),
            stages.stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(Part::name, Function.identity())));
    try {
      Leftovers.end(new StateFile(stack.folder()));
      driven.parts.keySet().forEach(part -> Folders.delete(stack.folder().resolve(part)));
      driven.supervisor.start();
      stack.seed(console);
      driven.supervisor.ready();
      return driven;
    } catch (StartFailedException e) {
      driven.close();
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** The process ids of the parts that run, by the parts' names. */
  public Map<String, Long> processes() {
    Map<String, Long> running = new TreeMap<>();
    parts.forEach(
        (name, part) ->
            part.process()
                .filter(RunningProcess::alive)
                .ifPresent(process -> running.put(name, process.pid())));
    return running;
  }

  /**
   * Ends a part in order and starts it again; returns when it is ready.
   *
   * @throws IllegalStateException when it does not get there
   */
  public void restart(String part) {
    running(part).end(ORDERLY_END);
    revive(part);
  }

  /** SIGKILL; returns when the process is gone. */
  public void kill(String part) {
    RunningProcess process = running(part);
    process.kill();
    if (!process.awaitEnd(DEATH)) {
      throw new IllegalStateException(part + " does not die");
    }
  }

  /**
   * Starts a killed part again; returns when it is ready.
   *
   * @throws IllegalStateException when it does not get there
   */
  public void revive(String part) {
    try {
      supervisor.restart(part(part));
    } catch (StartFailedException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private RunningProcess running(String part) {
    return part(part)
        .process()
        .orElseThrow(() -> new IllegalStateException(part + " does not run"));
  }

  private Part part(String name) {
    return Optional.ofNullable(parts.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no part " + name));
  }

  @Override
  public void close() {
    supervisor.stop();
    lock.close();
  }
}
