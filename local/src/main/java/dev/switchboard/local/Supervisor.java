package dev.switchboard.local;

import dev.switchboard.local.StackState.PartState;
import dev.switchboard.local.StackState.Phase;
import dev.switchboard.testkit.stack.Port;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/**
 * Starts parts stage by stage, those of one stage at once, and stops them the other way round. One
 * per stack: whoever makes one holds the stack's lock.
 */
final class Supervisor {
  private static final long WATCH_MILLIS = 500;

  /** A program that is just ending lets go of its port a moment later. */
  private static final Duration PORT_PATIENCE = Duration.ofSeconds(1);

  private final Path folder;
  private final List<List<Part>> stages;
  private final Console console;
  private final StateFile file;
  private final RunningProcess self = RunningProcess.of(ProcessHandle.current());
  private final List<PartState> started = new ArrayList<>();
  private final Object stopping = new Object();
  private Phase phase = Phase.STARTING;

  Supervisor(Path folder, List<List<Part>> stages, Console console) {
    this.folder = folder;
    this.stages = List.copyOf(stages);
    this.console = console;
    this.file = new StateFile(folder);
  }

  /**
   * Starts all parts. After a failure some of them run: stop them.
   *
   * @throws StartFailedException when a port is busy or a part does not become ready
   */
  void start() {
    Leftovers.end(file);
    stages.stream().flatMap(List::stream).forEach(Supervisor::requireFreePort);
    enter(Phase.STARTING);
    stages.forEach(this::startTogether);
  }

  /**
   * Another program may have taken a port meanwhile, and answered for a part that ended over it.
   *
   * @throws StartFailedException when a part has ended
   */
  void requireAllAlive() {
    for (PartState part : current().parts()) {
      if (!part.process().alive()) {
        throw StartFailedException.of(part.name(), "it ended by itself", log(part.name()));
      }
    }
  }

  /**
   * Starts a part again that has ended.
   *
   * @throws StartFailedException when it does not become ready
   */
  void restart(Part part) {
    start(part);
  }

  /** The stack may be used now; commands in other terminals see it. */
  void ready() {
    enter(Phase.READY);
  }

  /** Says of every part that ends that it did, until the stack is stopped. */
  void watch() throws InterruptedException {
    Set<String> reported = new HashSet<>();
    while (current().phase() != Phase.STOPPING) {
      current().parts().stream()
          .filter(part -> !part.process().alive())
          .filter(part -> reported.add(part.name()))
          .filter(_ -> current().phase() != Phase.STOPPING)
          .forEach(part -> console.fail(part.name() + " has ended. Its log: " + log(part.name())));
      Thread.sleep(WATCH_MILLIS);
    }
  }

  /** Ends all parts, the last stage first; a second call waits for the first and does nothing. */
  void stop() {
    synchronized (stopping) {
      if (current().phase() != Phase.STOPPING) {
        enter(Phase.STOPPING);
        stages.reversed().forEach(this::stopTogether);
        file.delete();
      }
    }
  }

  /** As of now. */
  synchronized StackState current() {
    return new StackState(phase, self, started);
  }

  private synchronized void enter(Phase next) {
    phase = next;
    file.write(current());
  }

  private synchronized void add(PartState part) {
    started.removeIf(before -> before.name().equals(part.name()));
    started.add(part);
    file.write(current());
  }

  private void startTogether(List<Part> stage) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<Part> starting = new ExecutorCompletionService<>(threads);
      for (Part part : stage) {
        var unused = starting.submit(() -> start(part), part);
      }
      try {
        for (int i = 0; i < stage.size(); i++) {
          var unused = starting.take().get();
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw e.getCause() instanceof StartFailedException failed
            ? failed
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted while starting", e);
      }
    }
  }

  private void start(Part part) {
    long begin = System.nanoTime();
    try {
      part.start();
    } catch (IllegalStateException e) {
      throw StartFailedException.of(part.name(), String.valueOf(e.getMessage()), log(part.name()));
    }
    RunningProcess process =
        part.process()
            .orElseThrow(
                () -> StartFailedException.of(part.name(), "it ended by itself", log(part.name())));
    add(new PartState(part.name(), part.port(), process));
    console.progress(part.name(), "ready on port " + part.port(), System.nanoTime() - begin);
  }

  private void stopTogether(List<Part> stage) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Part part : stage) {
        threads.execute(() -> stop(part));
      }
    }
  }

  private void stop(Part part) {
    long begin = System.nanoTime();
    if (part.process().isPresent()) {
      part.stop();
      console.progress(part.name(), "stopped", System.nanoTime() - begin);
    }
  }

  private Path log(String part) {
    return folder.resolve(part).resolve(part + ".log");
  }

  private static void requireFreePort(Part part) {
    if (!Waiting.until(PORT_PATIENCE, () -> Port.isFree(part.port()))) {
      throw new StartFailedException(
          "Port %d, which %s needs, is busy: end the program that listens there."
              .formatted(part.port(), part.name()));
    }
  }
}
