package dev.switchboard.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.Topic;
import dev.switchboard.platform.testing.TestDatabase;
import dev.switchboard.platform.work.Leases;
import dev.switchboard.testkit.stack.KafkaBroker;
import dev.switchboard.testkit.stack.SharedStack;
import dev.switchboard.testkit.stack.TopicSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayTest {
  private static final Topic TOPIC = Topic.OPT_OUT_CHANGED;
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private TestDatabase database;

  @BeforeEach
  void emptyOutbox() {
    database = TestDatabase.create(SharedStack.get().postgres(), "relay_test");
  }

  @AfterEach
  void close() {
    vertx.close();
  }

  @Test
  void aRowKafkaNeverTakesIsSetAsideWithItsFaultAndTheRestGoesOn() {
    TopicSetup.recreate(SharedStack.get().bootstrapServers(), TOPIC);
    append(1, 20, 100);
    append(21, 21, 9 * 1024 * 1024);
    append(22, 40, 100);
    try (Relay relay = relay(SharedStack.get().bootstrapServers())) {
      relay.start();
      await().atMost(LONG).until(() -> database.count("SELECT count(*) FROM outbox") == 0);
    }
    assertThat(database.list("SELECT fault FROM outbox_dead"))
        .singleElement()
        .asString()
        .contains("RecordTooLarge");
    assertThat(meters.counter("switchboard.outbox.published").count()).isEqualTo(39);
    assertThat(meters.counter("switchboard.outbox.dead").count()).isEqualTo(1);
  }

  @Test
  void whileKafkaIsDownTheOutboxGrowsAndIsPublishedWhenItIsBack(@TempDir Path folder) {
    try (KafkaBroker broker = KafkaBroker.start(folder)) {
      TopicSetup.createMissing(broker.bootstrapServers());
      try (Relay relay = relay(broker.bootstrapServers())) {
        relay.start();
        append(1, 100, 100);
        await().atMost(LONG).until(() -> database.count("SELECT count(*) FROM outbox") == 0);
        broker.kill();
        append(101, 400, 100);
        assertThat(database.count("SELECT count(*) FROM outbox")).isEqualTo(300);
        broker.restart();
        await().atMost(LONG).until(() -> database.count("SELECT count(*) FROM outbox") == 0);
        assertThat(database.count("SELECT epoch FROM lease"))
            .as("the leader kept its lease while it waited")
            .isEqualTo(1);
      }
    }
  }

  private Relay relay(String bootstrapServers) {
    Pool pool = database.workerPool(vertx);
    return new Relay(
        pool,
        new Leases(pool, Ids.next()),
        new KafkaEventPublisher("/test", Map.of("bootstrap.servers", bootstrapServers)),
        new OutboxSignal(),
        new RelayMeters(meters));
  }

  private void append(int from, int to, int bytes) {
    database.run(
        """
        INSERT INTO outbox (event_id, tenant_id, topic, key, subject, occurred_at, data)
        SELECT gen_random_uuid(), gen_random_uuid(), '%s', gen_random_uuid(), gen_random_uuid(),
               now(), convert_to(repeat('x', %d), 'UTF8')
        FROM generate_series(%d, %d)
        """
            .formatted(TOPIC.topicName(), bytes, from, to));
  }
}
