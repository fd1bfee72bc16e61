package dev.switchboard.scheduling.dispatch;

import dev.switchboard.scheduling.dispatch.SolvingRepository.Progress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One day that is being solved, on a thread of its own. */
final class Solving {
  private final DispatchSolver solver;
  private final DaySolution now;
  private final CompletableFuture<DaySolution> ended = new CompletableFuture<>();
  private final AtomicReference<@Nullable DaySolution> better = new AtomicReference<>();
  private final long began = System.nanoTime();

  private Solving(DispatchSolver solver, DaySolution now) {
    this.solver = solver;
    this.now = now;
  }

  static Solving begin(Day day, PlanRequest request) {
    DispatchSolver solver = DispatchSolver.within(Duration.ofSeconds(request.seconds()));
    Solving solving = new Solving(solver, DaySolution.of(day.calm(), request.keep()));
    Thread.ofPlatform()
        .name("dispatch-solver")
        .daemon(true)
        .start(() -> solving.solve(day, request.keep()));
    return solving;
  }

  private void solve(Day day, Keep keep) {
    try {
      ended.complete(solver.solve(day, keep, better::set));
    } catch (RuntimeException | Error e) {
      ended.completeExceptionally(e);
    }
  }

  /** Whether it has ended within that time; fails when the solver has. */
  boolean hasEnded(Duration within) throws InterruptedException {
    try {
      var unused = ended.get(within.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  void stop() {
    solver.stop();
  }

  /** With what is better than it was when this was asked last. */
  Progress progress() {
    DaySolution best = better.getAndSet(null);
    return best == null ? new Progress(elapsed(), null, null) : progress(best);
  }

  /** When it has ended. */
  Progress result() {
    return progress(ended.join());
  }

  private Progress progress(DaySolution best) {
    return new Progress(elapsed(), Objects.toString(best.score, ""), PlanOutcome.of(now, best));
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
