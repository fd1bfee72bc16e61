package dev.switchboard.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topic;
import dev.switchboard.platform.testing.TestDatabase;
import dev.switchboard.testkit.stack.SharedStack;
import dev.switchboard.testkit.stack.TopicSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Relay and consumer, killed between any two steps: every event arrives, has one effect, in order.
 * One test after the other, on a topic that no other class writes to, beside the other classes:
 * most of it is waiting for processes.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("nothing-lost")
class NothingLostTest {
  private static final int EVENTS = 3_000;
  private static final int KEYS = 20;
  private static final Topic TOPIC = Topic.MESSAGE_RECEIVED;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final SharedStack stack = SharedStack.get();
  private TestDatabase database;

  @BeforeEach
  void emptyOutboxAndTopics() {
    TopicSetup.recreate(stack.bootstrapServers(), TOPIC);
    database = TestDatabase.create(stack.postgres(), "platform_test");
    database.run(
        "CREATE TABLE effect (seq bigint GENERATED ALWAYS AS IDENTITY, event_id uuid, key uuid)");
    database.run("GRANT INSERT ON effect TO platform_test_worker");
  }

  @Test
  void aRelayKilledBetweenAcknowledgementAndDeleteLosesNothingAndKeepsTheOrder() throws Exception {
    fillOutbox(0, EVENTS);
    for (int kill = 0; kill < 3; kill++) {
      try (ChildJvm relay = relay(1 + random.nextInt(EVENTS / 4))) {
        assertThat(relay.exitCode()).as("seed %d", seed).isEqualTo(ChildJvm.KILLED);
      }
      database.run("UPDATE lease SET expires_at = '-infinity'");
    }
    long leftByTheDead = database.count("SELECT count(*) FROM outbox");
    assertThat(leftByTheDead).isPositive();
    try (ChildJvm relay = relay(-1)) {
      awaitEmptyOutbox();
    }
    List<ConsumerRecord<String, byte[]>> published = readTopic();
    assertThat(published)
        .as("the dead published what they did not delete")
        .hasSizeGreaterThan(EVENTS);
    assertEveryEventInOrder(published);
  }

  @Test
  void twoRelaysPublishEachEventOnceAndAFrozenLeaderChangesNothingWhenItWakes() throws Exception {
    fillOutbox(0, 500);
    try (ChildJvm first = relay(-1)) {
      awaitEmptyOutbox();
      try (ChildJvm second = relay(-1)) {
        fillOutbox(500, 1_000);
        awaitEmptyOutbox();
        assertThat(readTopic()).hasSize(1_000);
        long before = database.count("SELECT epoch FROM lease");
        first.signal("STOP");
        fillOutbox(1_000, 2_000);
        awaitEmptyOutbox();
        first.signal("CONT");
        fillOutbox(2_000, EVENTS);
        awaitEmptyOutbox();
        assertEveryEventInOrder(readTopic());
        assertThat(database.count("SELECT epoch FROM lease"))
            .as("the frozen leader's lease was taken over")
            .isGreaterThan(before);
        second.signal("TERM");
      }
    }
  }

  @Test
  void aConsumerKilledBetweenDatabaseCommitAndOffsetCommitHasEachEffectOnceInOrder()
      throws Exception {
    fillOutbox(0, EVENTS);
    try (ChildJvm relay = relay(-1)) {
      awaitEmptyOutbox();
    }
    for (int kill = 0; kill < 3; kill++) {
      try (ChildJvm consumer = consumer(1 + random.nextInt(8))) {
        assertThat(consumer.exitCode()).as("seed %d", seed).isEqualTo(ChildJvm.KILLED);
      }
      endSessionOfTheDead();
    }
    assertThat(database.count("SELECT count(*) FROM effect")).isPositive();
    try (ChildJvm one = consumer(-1);
        ChildJvm another = consumer(-1)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> database.count("SELECT count(*) FROM effect") >= EVENTS);
    }
    assertThat(database.count("SELECT count(*) FROM effect")).isEqualTo(EVENTS);
    assertThat(database.count("SELECT count(DISTINCT event_id) FROM effect")).isEqualTo(EVENTS);
    assertThat(
            database.count(
                """
                SELECT count(*) FROM (
                  SELECT event_id < lag(event_id) OVER (PARTITION BY key ORDER BY seq) AS back
                  FROM effect) o WHERE back
                """))
        .as("effects out of order, seed %d", seed)
        .isZero();
  }

  /** What Kafka does by itself when it has not heard of a member for six seconds. */
  private void endSessionOfTheDead() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin
          .removeMembersFromConsumerGroup(
              ConsumerProcess.GROUP, new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get();
    }
  }

  /** Ids that sort as they were written. */
  private void fillOutbox(int from, int to) {
    database.run(
        """
        INSERT INTO outbox (event_id, tenant_id, topic, key, subject, occurred_at, data)
        SELECT e.id, '00000000-0000-7000-8000-000000000001', '%s', e.key, e.id, now(),
               convert_to(n::text, 'UTF8')
        FROM (SELECT n, lpad(to_hex(n), 8, '0')::text || '-0000-7000-8000-000000000000' AS id_text,
                     ('00000000-0000-7000-8000-' || lpad((n %% %d)::text, 12, '0'))::uuid AS key
              FROM generate_series(%d, %d) n) s
             CROSS JOIN LATERAL (SELECT s.id_text::uuid AS id, s.key) e
        ORDER BY n
        """
            .formatted(TOPIC.topicName(), KEYS, from, to - 1));
  }

  private void awaitEmptyOutbox() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> database.count("SELECT count(*) FROM outbox") == 0);
  }

  private ChildJvm relay(int dieAfter) throws Exception {
    return ChildJvm.start(RelayProcess.class, arguments(dieAfter));
  }

  private ChildJvm consumer(int dieAfter) throws Exception {
    return ChildJvm.start(ConsumerProcess.class, arguments(dieAfter));
  }

  private Object[] arguments(int dieAfter) {
    return new Object[] {
      stack.postgres().host(),
      stack.postgres().port(),
      database.name(),
      stack.bootstrapServers(),
      dieAfter
    };
  }

  private void assertEveryEventInOrder(List<ConsumerRecord<String, byte[]>> published) {
    Set<String> seen = new HashSet<>();
    Map<String, UUID> last = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : published) {
      String id = new String(record.headers().lastHeader(EventHeaders.ID).value());
      if (seen.add(id)) {
        UUID previous = last.put(record.key(), UUID.fromString(id));
        assertThat(previous == null || previous.toString().compareTo(id) < 0)
            .as("%s after %s, seed %d", id, previous, seed)
            .isTrue();
      }
    }
    assertThat(seen).as("seed %d", seed).hasSize(EVENTS);
  }

  private List<ConsumerRecord<String, byte[]>> readTopic() {
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TOPIC.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < end.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }
}
