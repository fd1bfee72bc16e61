package dev.switchboard.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkBatcherTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int A_MOMENT_MILLIS = 5;

  private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> open = new CompletableFuture<>();
  private final WorkBatcher<Boolean, Integer, Integer> doubling =
      new WorkBatcher<>(part -> part % 2 == 0, this::doubled);

  @Test
  void whatComesWhileABatchIsUnderWayGoesTogether() {
    List<CompletableFuture<Integer>> answers = begun(2, 4, 6, 8);
    assertThat(batches).containsExactly(List.of(2));
    open.complete(null);
    assertThat(answers.stream().map(CompletableFuture::join)).containsExactly(4, 8, 12, 16);
    assertThat(batches).containsExactly(List.of(2), List.of(4, 6, 8));
  }

  @Test
  void kindsAreNotMixedAndDoNotWaitForEachOther() {
    List<CompletableFuture<Integer>> answers = begun(2, 1, 4, 3);
    assertThat(batches).containsExactly(List.of(2), List.of(1));
    open.complete(null);
    answers.forEach(CompletableFuture::join);
    assertThat(batches).containsExactlyInAnyOrder(List.of(2), List.of(1), List.of(4), List.of(3));
  }

  @Test
  void onlyThePartAtFaultFails() {
    List<CompletableFuture<Integer>> answers = begun(2, 4, -6, 8);
    open.complete(null);
    assertThat(answers.get(1).join()).isEqualTo(8);
    assertThat(answers.get(3).join()).isEqualTo(16);
    assertThatThrownBy(() -> answers.get(2).join()).hasMessageContaining("-6");
    assertThat(batches)
        .containsExactly(List.of(2), List.of(4, -6, 8), List.of(4), List.of(-6), List.of(8));
  }

  @Test
  void aFailureDoesNotStopWhatComesLater() {
    open.complete(null);
    assertThatThrownBy(() -> doubling.perform(-2).await().atMost(SOON)).hasMessageContaining("-2");
    assertThat(doubling.perform(2).await().atMost(SOON)).isEqualTo(4);
  }

  @Test
  void everyAnswerComesInItsOwnContext() {
    Vertx vertx = Vertx.vertx();
    try {
      List<CompletableFuture<Boolean>> own =
          IntStream.range(0, 20).mapToObj(i -> inItsOwnContext(vertx, 2 * i)).toList();
      open.complete(null);
      assertThat(own.stream().map(CompletableFuture::join)).containsOnly(true);
    } finally {
      vertx.close();
    }
  }

  @Test
  void afterABatchOfSeveralWhatComesWaitsForWhatComesNext() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      CompletableFuture<Void> last = new CompletableFuture<>();
      WorkBatcher<Boolean, Integer, Integer> slow =
          new WorkBatcher<>(part -> true, parts -> aMomentLater(vertx, parts));
      vertx
          .getOrCreateContext()
          .runOnContext(
              unused ->
                  begun(slow, 2, 4, 6).getLast().thenRun(() -> both(begun(slow, 8, 10), last)));
      last.get(SOON.toSeconds(), TimeUnit.SECONDS);
      assertThat(batches).containsExactly(List.of(2), List.of(4, 6), List.of(8, 10));
    } finally {
      vertx.close();
    }
  }

  private static void both(List<CompletableFuture<Integer>> answers, CompletableFuture<Void> last) {
    var unused =
        answers
            .getFirst()
            .thenCombine(answers.getLast(), Math::max)
            .thenRun(() -> last.complete(null));
  }

  /** Whether the answer to a part that is asked for in a new context comes there. */
  private CompletableFuture<Boolean> inItsOwnContext(Vertx vertx, int part) {
    CompletableFuture<Boolean> same = new CompletableFuture<>();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(
        unused ->
            doubling
                .perform(part)
                .subscribe()
                .with(
                    answer -> same.complete(Vertx.currentContext() == context),
                    same::completeExceptionally));
    return same;
  }

  private List<CompletableFuture<Integer>> begun(int... parts) {
    return begun(doubling, parts);
  }

  private static List<CompletableFuture<Integer>> begun(
      WorkBatcher<Boolean, Integer, Integer> batcher, int... parts) {
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int part : parts) {
      answers.add(batcher.perform(part).subscribeAsCompletionStage());
    }
    return answers;
  }

  private Uni<List<Integer>> aMomentLater(Vertx vertx, List<Integer> parts) {
    batches.add(parts);
    return Uni.createFrom()
        .emitter(emitter -> vertx.setTimer(A_MOMENT_MILLIS, passed -> emitter.complete(parts)));
  }

  /** Waits for the gate; a negative part spoils its batch. */
  private Uni<List<Integer>> doubled(List<Integer> parts) {
    batches.add(parts);
    return Uni.createFrom()
        .completionStage(open)
        .map(
            unused -> {
              parts.stream().filter(part -> part < 0).forEach(WorkBatcherTest::refuse);
              return parts.stream().map(part -> 2 * part).toList();
            });
  }

  private static void refuse(int part) {
    throw new IllegalArgumentException("spoilt by " + part);
  }
}
