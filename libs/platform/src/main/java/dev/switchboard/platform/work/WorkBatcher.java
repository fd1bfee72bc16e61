package dev.switchboard.platform.work;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets work that goes on at the same time share transactions: one batch of a kind is under way at a
 * time, the next is whatever came meanwhile. What comes alone goes alone, at once; after a batch of
 * several the next waits as long again as that one took, for a part in a full transaction costs
 * half of what it costs in an empty one.
 *
 * <p>What can fail: a batch as a whole. Then each of its parts is done again in a batch of its own,
 * so that only the one at fault fails.
 *
 * @param <K> what a batch must have in common: a transaction is one tenant's
 * @param <Q> one part
 * @param <A> what comes of it
 */
public final class WorkBatcher<K, Q, A> {
  private static final int MOST = 64;
  private static final long LONGEST_GATHERING_MILLIS = 25;

  private final Function<Q, K> kind;
  private final Function<List<Q>, Uni<List<A>>> together;
  private final Map<K, Line> lines = new ConcurrentHashMap<>();

  /**
   * @param together does parts of one kind in one transaction; answers in their order
   */
  public WorkBatcher(Function<Q, K> kind, Function<List<Q>, Uni<List<A>>> together) {
    this.kind = kind;
    this.together = together;
  }

  /** Completes in the caller's own context, after the commit. */
  public Uni<A> perform(Q part) {
    return Uni.createFrom()
        .completionStage(
            () -> {
              Waiting waiting =
                  new Waiting(part, Vertx.currentContext(), new CompletableFuture<>());
              lines.computeIfAbsent(kind.apply(part), unused -> new Line()).add(waiting);
              return waiting.answer();
            });
  }

  /** One kind's. */
  private final class Line {
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    private void add(Waiting one) {
      waiting.add(one);
      next();
    }

    private void next() {
      while (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
        List<Waiting> batch = take();
        if (!batch.isEmpty()) {
          long began = System.nanoTime();
          perform(batch)
              .subscribe()
              .with(done -> gather(batch.size(), began), failure -> gather(batch.size(), began));
          return;
        }
        busy.set(false);
      }
    }

    /** Without Vert.x, in a test, nothing is gathered. */
    private void gather(int done, long began) {
      long millis = Math.min((System.nanoTime() - began) / 1_000_000, LONGEST_GATHERING_MILLIS);
      Context context = Vertx.currentContext();
      if (done == 1 || millis == 0 || context == null) {
        goOn();
      } else {
        context.owner().setTimer(millis, unused -> goOn());
      }
    }

    private void goOn() {
      busy.set(false);
      next();
    }

    private List<Waiting> take() {
      List<Waiting> batch = new ArrayList<>();
      for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
        batch.add(one);
        if (batch.size() == MOST) {
          break;
        }
      }
      return batch;
    }

    private Uni<Void> perform(List<Waiting> batch) {
      return answers(batch)
          .invoke(answers -> answer(batch, answers))
          .replaceWithVoid()
          .onFailure()
          .recoverWithUni(failure -> batch.size() == 1 ? fail(batch, failure) : oneByOne(batch));
    }

    private Uni<Void> oneByOne(List<Waiting> batch) {
      Uni<Void> all = Uni.createFrom().voidItem();
      for (Waiting one : batch) {
        all = all.chain(() -> perform(List.of(one)));
      }
      return all;
    }
  }

  private Uni<List<A>> answers(List<Waiting> batch) {
    return Uni.createFrom()
        .deferred(() -> together.apply(batch.stream().map(Waiting::part).toList()));
  }

  private void answer(List<Waiting> batch, List<A> answers) {
    if (answers.size() != batch.size()) {
      throw new IllegalStateException(answers.size() + " answers to " + batch.size());
    }
    for (int i = 0; i < batch.size(); i++) {
      A answer = answers.get(i);
      Waiting one = batch.get(i);
      one.inItsContext(() -> one.answer().complete(answer));
    }
  }

  private Uni<Void> fail(List<Waiting> batch, Throwable failure) {
    batch.forEach(one -> one.inItsContext(() -> one.answer().completeExceptionally(failure)));
    return Uni.createFrom().voidItem();
  }

  private final class Waiting {
    private final Q part;
    private final @Nullable Context context;
    private final CompletableFuture<A> answer;

    Waiting(Q part, @Nullable Context context, CompletableFuture<A> answer) {
      this.part = part;
      this.context = context;
      this.answer = answer;
    }

    private Q part() {
      return part;
    }

    private CompletableFuture<A> answer() {
      return answer;
    }

    private void inItsContext(Runnable task) {
      if (context == null) {
        task.run();
      } else {
        context.runOnContext(unused -> task.run());
      }
    }
  }
}
