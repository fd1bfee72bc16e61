package dev.switchboard.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import dev.switchboard.platform.testing.TestDatabase;
import dev.switchboard.testkit.stack.PostgresServer;
import dev.switchboard.testkit.stack.SharedStack;
import dev.switchboard.testkit.stack.TopicSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PollLoopTest {
  private static final Topic TOPIC = Topic.REMINDER_DUE;
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final SharedStack stack = SharedStack.get();
  private final Map<String, Object> kafka = Map.of("bootstrap.servers", stack.bootstrapServers());
  private final EventPublisher publisher = new KafkaEventPublisher("/test", kafka);

  @BeforeEach
  void emptyTopics() {
    TopicSetup.recreate(stack.bootstrapServers(), TOPIC);
  }

  @AfterEach
  void close() {
    publisher.close();
    vertx.close();
  }

  @Test
  void oneBadEventBecomesADeadLetterWithItsReasonAndItsNeighboursAreApplied() {
    TestDatabase database = database(stack, "poll_loop_test");
    publish("good 1", "bad", "good 2", "good 3");
    try (PollLoop loop = loop(database)) {
      loop.start();
      await().atMost(LONG).until(() -> database.count("SELECT count(*) FROM inbox") == 4);
    }
    assertThat(database.list("SELECT text FROM effect ORDER BY text"))
        .containsExactly("good 1", "good 2", "good 3");
    assertThat(
            database.list(
                "SELECT topic || ': ' || convert_from(data, 'UTF8') || ': ' || dead_letter_reason"
                    + " FROM outbox"))
        .singleElement()
        .asString()
        .startsWith(TOPIC.deadLetterName() + ": bad: ")
        .contains("division by zero");
  }

  @Test
  void aRecordThatIsNoEventBecomesADeadLetterOnce() throws Exception {
    TestDatabase database = database(stack, "poll_loop_test");
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(TOPIC.topicName(), "k", "hello".getBytes(UTF_8))).get();
      producer.send(new ProducerRecord<>(TOPIC.topicName(), null, null)).get();
    }
    publish("good");
    for (int restart = 0; restart < 2; restart++) {
      try (PollLoop loop = loop(database)) {
        loop.start();
        await().atMost(LONG).until(() -> database.count("SELECT count(*) FROM effect") == 1);
        await().atMost(LONG).until(() -> database.count("SELECT count(*) FROM outbox") == 2);
      }
    }
    assertThat(database.list("SELECT dead_letter_reason FROM outbox"))
        .allSatisfy(reason -> assertThat(reason).startsWith("not an event: "));
  }

  @Test
  void aDatabaseThatIsAwayIsWaitedForAndEveryEventIsAppliedOnce(@TempDir Path folder)
      throws Exception {
    try (PostgresServer server = PostgresServer.start(folder)) {
      TestDatabase database = TestDatabase.create(server.address(), "poll_loop_test");
      createEffects(database);
      try (PollLoop loop = loop(database)) {
        loop.start();
        for (int round = 0; round < 3; round++) {
          publish("before " + round);
          server.stopImmediately();
          publish("during " + round);
          server.restart();
          long expected = 2L * (round + 1);
          await()
              .atMost(LONG)
              .ignoreExceptions()
              .until(() -> database.count("SELECT count(*) FROM effect") == expected);
        }
      }
      assertThat(database.count("SELECT count(DISTINCT text) FROM effect")).isEqualTo(6);
    }
  }

  private static TestDatabase database(SharedStack stack, String name) {
    TestDatabase database = TestDatabase.create(stack.postgres(), name);
    createEffects(database);
    return database;
  }

  private static void createEffects(TestDatabase database) {
    database.run("CREATE TABLE effect (text text)");
    database.run("GRANT INSERT ON effect TO poll_loop_test_worker");
  }

  private PollLoop loop(TestDatabase database) {
    return new PollLoop(
        new Effects(),
        database.workerPool(vertx),
        new OutboxWriter(new OutboxSignal()),
        () -> new KafkaEventSource("poll-loop-test", Set.of(TOPIC), 100, kafka),
        new PollLoopMeters(new SimpleMeterRegistry()));
  }

  private void publish(String... texts) {
    for (String text : texts) {
      UUID id = Ids.next();
      OutboxRow row =
          new OutboxRow(
              id,
              new TenantId(id),
              TOPIC.topicName(),
              new UUID(0, 1),
              id,
              Instant.now(),
              null,
              text.getBytes(UTF_8),
              null);
      CompletableFuture.allOf(publisher.publish(List.of(row)).toArray(CompletableFuture[]::new))
          .join();
    }
  }

  /** Stores texts; PostgreSQL itself refuses the bad one. */
  private static final class Effects implements EventConsumer {
    @Override
    public String name() {
      return "poll-loop-test";
    }

    @Override
    public Set<Topic> topics() {
      return Set.of(TOPIC);
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
      String[] texts =
          events.stream().map(event -> new String(event.data(), UTF_8)).toArray(String[]::new);
      return transaction
          .preparedQuery(
              """
              INSERT INTO effect (text)
              SELECT t FROM unnest($1::text[]) t WHERE 1 / (CASE t WHEN 'bad' THEN 0 ELSE 1 END) = 1
              """)
          .execute(Tuple.of(texts))
          .replaceWithVoid();
    }
  }
}
