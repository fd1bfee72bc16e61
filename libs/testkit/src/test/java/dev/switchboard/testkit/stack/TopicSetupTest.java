package dev.switchboard.testkit.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Topic;
import dev.switchboard.testkit.EventProbe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicSetupTest {
  private final String bootstrap = SharedStack.get().bootstrapServers();
  private Admin admin;

  @BeforeEach
  void recreate() {
    TopicSetup.recreateAll(bootstrap);
    admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void everyDeclaredTopicAndItsDeadLetterExistWithTheirPartitions() throws Exception {
    Map<String, TopicDescription> found = admin.describeTopics(names()).allTopicNames().get();

    for (Topic topic : Topic.values()) {
      assertThat(found.get(topic.topicName()).partitions()).hasSize(topic.partitions());
      assertThat(found.get(topic.deadLetterName()).partitions()).hasSize(topic.partitions());
    }
  }

  @Test
  void everyRecordIsFlushedBeforeItIsAcknowledged() throws Exception {
    for (String name : names()) {
      assertThat(settings(name).get("flush.messages").value()).as(name).isEqualTo("1");
    }
  }

  @Test
  void deliveriesAreKeptSevenDaysAndMayBeEightMebibytes() throws Exception {
    for (String name :
        List.of(Topic.WEBHOOK_RECEIVED.topicName(), Topic.WEBHOOK_RECEIVED.deadLetterName())) {
      Config settings = settings(name);
      assertThat(settings.get("retention.ms").value()).isEqualTo("604800000");
      assertThat(settings.get("max.message.bytes").value()).isEqualTo("8388608");
      assertThat(settings.get("cleanup.policy").value()).isEqualTo("delete");
    }
  }

  @Test
  void factsAreKeptThirtyDays() throws Exception {
    Config settings = settings(Topic.MESSAGE_RECEIVED.topicName());

    assertThat(settings.get("retention.ms").value()).isEqualTo("2592000000");
    assertThat(settings.get("cleanup.policy").value()).isEqualTo("delete");
  }

  @Test
  void copiesAreCompactedAndTheirDeadLettersAreNot() throws Exception {
    Config copy = settings(Topic.TENANT_CHANGED.topicName());
    Config deadLetter = settings(Topic.TENANT_CHANGED.deadLetterName());

    assertThat(copy.get("cleanup.policy").value()).isEqualTo("compact");
    assertThat(copy.get("segment.ms").value()).isEqualTo("3600000");
    assertThat(copy.get("max.compaction.lag.ms").value()).isEqualTo("86400000");
    assertThat(deadLetter.get("cleanup.policy").value()).isEqualTo("delete");
    assertThat(deadLetter.get("retention.ms").value()).isEqualTo("2592000000");
  }

  @Test
  void recreatedTopicsAreEmptyAndNoGroupRemembersAnOffset() throws Exception {
    TopicPartition partition = new TopicPartition(Topic.OWNER_ALERTED.topicName(), 0);
    send(partition);
    admin
        .alterConsumerGroupOffsets("earlier", Map.of(partition, new OffsetAndMetadata(1)))
        .all()
        .get();

    TopicSetup.recreateAll(bootstrap);

    assertThat(admin.listConsumerGroupOffsets("earlier").partitionsToOffsetAndMetadata().get())
        .isEmpty();
    try (EventProbe probe = EventProbe.on(bootstrap).fromBeginning(Topic.OWNER_ALERTED)) {
      assertThat(probe.events()).isEmpty();
    }
  }

  @Test
  void recreatingLeavesATopicAloneThatNobodyUsed() throws Exception {
    String written = Topic.OWNER_ALERTED.topicName();
    String committed = Topic.MESSAGE_SENT.topicName();
    Map<String, Uuid> before = ids();
    send(new TopicPartition(written, 0));
    TopicPartition partition = new TopicPartition(committed, 1);
    admin
        .alterConsumerGroupOffsets("idle", Map.of(partition, new OffsetAndMetadata(0)))
        .all()
        .get();

    TopicSetup.recreateAll(bootstrap);

    Map<String, Uuid> after = ids();
    assertThat(after).containsOnlyKeys(before.keySet());
    assertThat(after.keySet().stream().filter(name -> !after.get(name).equals(before.get(name))))
        .containsExactlyInAnyOrder(written, committed);
    assertThat(admin.listConsumerGroupOffsets("idle").partitionsToOffsetAndMetadata().get())
        .isEmpty();
  }

  @Test
  void createMissingLeavesWhatIsThereAlone() throws Exception {
    TopicPartition partition = new TopicPartition(Topic.OWNER_ALERTED.topicName(), 0);
    send(partition);
    admin.deleteTopics(List.of(Topic.MESSAGE_SENT.topicName())).all().get();

    TopicSetup.createMissing(bootstrap);

    assertThat(settings(Topic.MESSAGE_SENT.topicName()).get("flush.messages").value())
        .isEqualTo("1");
    try (EventProbe probe = EventProbe.on(bootstrap).fromBeginning(Topic.OWNER_ALERTED)) {
      assertThat(probe.awaitCount(1)).hasSize(1);
    }
  }

  private Map<String, Uuid> ids() throws Exception {
    Map<String, Uuid> ids = new HashMap<>();
    admin
        .describeTopics(names())
        .allTopicNames()
        .get()
        .forEach((name, topic) -> ids.put(name, topic.topicId()));
    return ids;
  }

  private void send(TopicPartition partition) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new StringSerializer())) {
      producer
          .send(new ProducerRecord<>(partition.topic(), partition.partition(), "key", "{}"))
          .get();
    }
  }

  private Config settings(String name) throws Exception {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    return admin.describeConfigs(List.of(topic)).all().get().get(topic);
  }

  private static Collection<String> names() {
    List<String> names = new ArrayList<>();
    Arrays.stream(Topic.values())
        .forEach(
            topic -> {
              names.add(topic.topicName());
              names.add(topic.deadLetterName());
            });
    return names;
  }
}
