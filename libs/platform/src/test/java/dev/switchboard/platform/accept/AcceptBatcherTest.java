package dev.switchboard.platform.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import dev.switchboard.platform.event.OutboxRow;
import dev.switchboard.platform.event.OutboxSignal;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.testing.TestDatabase;
import dev.switchboard.testkit.stack.PostgresAddress;
import dev.switchboard.testkit.stack.SharedStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceptBatcherTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final TenantId TENANT = new TenantId(Ids.next());

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private TestDatabase database;
  private AcceptBatcher batcher;

  @BeforeEach
  void emptyOutbox() {
    database = TestDatabase.create(SharedStack.get().postgres(), "accept_test");
    batcher = batcher(database);
  }

  @AfterEach
  void close() {
    vertx.close();
  }

  @Test
  void whatIsAnsweredIsCommittedAndWhatComesAtOnceIsCommittedTogether() {
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      answers.add(batcher.accept(List.of(row("m" + i))).subscribeAsCompletionStage());
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    assertThat(database.count("SELECT count(*) FROM outbox")).isEqualTo(2_000);
    assertThat(meters.get("switchboard.accept.batch").summary().max()).isGreaterThan(10);
  }

  @Test
  void aDeliveryPostedAHundredTimesAtOnceIsOneRow() {
    OutboxRow same = row("same");
    List<Uni<Void>> posts = new ArrayList<>();
    AcceptBatcher replica = batcher(database);
    for (int i = 0; i < 50; i++) {
      posts.add(batcher.accept(List.of(same, row("a" + i))));
      posts.add(replica.accept(List.of(row("b" + i), same)));
    }
    Uni.join().all(posts).andFailFast().await().atMost(LONG);
    assertThat(database.count("SELECT count(*) FROM outbox")).isEqualTo(101);
  }

  @Test
  void aRowThatCannotBeStoredFailsAlone() {
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      OutboxRow row = i == 7 ? poisoned() : row("m" + i);
      answers.add(batcher.accept(List.of(row)).subscribeAsCompletionStage());
    }
    for (int i = 0; i < 20; i++) {
      CompletableFuture<Void> answer = answers.get(i);
      if (i == 7) {
        assertThatThrownBy(answer::join).hasCauseInstanceOf(PgException.class);
      } else {
        answer.join();
      }
    }
    assertThat(database.count("SELECT count(*) FROM outbox")).isEqualTo(19);
  }

  @Test
  void aFullQueueRefusesAtOnceAndNothingItRefusedIsStored() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      AcceptBatcher stuck =
          batcher(new TestDatabase(new PostgresAddress("127.0.0.1", silent.getLocalPort()), "x"));
      List<CompletableFuture<Void>> waiting = new ArrayList<>();
      for (int i = 0; i < 4_096; i++) {
        waiting.add(stuck.accept(List.of(row("m" + i))).subscribeAsCompletionStage());
      }
      assertThatThrownBy(() -> stuck.accept(List.of(row("one more"))).await().atMost(LONG))
          .isInstanceOf(AcceptUnavailableException.class)
          .hasMessageContaining("too many");
      assertThatThrownBy(() -> waiting.getFirst().join())
          .as("who waits is told, once patience is over")
          .hasCauseInstanceOf(AcceptUnavailableException.class);
    }
  }

  private AcceptBatcher batcher(TestDatabase of) {
    return new AcceptBatcher(of.workerPool(vertx), new OutboxWriter(new OutboxSignal()), meters);
  }

  private static OutboxRow row(String text) {
    return row(text, null);
  }

  /** PostgreSQL's text has no NUL. */
  private static OutboxRow poisoned() {
    return row("poison", "\0");
  }

  private static OutboxRow row(String text, String traceParent) {
    return new OutboxRow(
        Ids.derived(TENANT.value(), text),
        TENANT,
        Topic.WEBHOOK_RECEIVED.topicName(),
        TENANT.value(),
        TENANT.value(),
        Instant.parse("2026-11-03T12:00:00Z"),
        traceParent,
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        null);
  }
}
