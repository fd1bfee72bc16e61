package dev.switchboard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import dev.switchboard.testkit.stack.SharedStack;
import dev.switchboard.testkit.stack.TopicSetup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventProbeTest {
  private static final TenantId TENANT = new TenantId(UUID.randomUUID());

  private static KafkaProducer<String, String> producer;

  @BeforeAll
  static void emptyTopics() {
    String bootstrap = SharedStack.get().bootstrapServers();
    TopicSetup.recreateAll(bootstrap);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer());
  }

  @AfterAll
  static void close() {
    producer.close();
  }

  @Test
  void readsAnEventWithItsAttributes() throws Exception {
    try (EventProbe probe = EventProbe.onSharedStack().fromNow(Topic.MESSAGE_SENT)) {
      send(Topic.MESSAGE_SENT.topicName(), "conversation-1", "{\"messageId\":\"m-1\"}");

      ProbedEvent event = probe.await("the message's event", found -> found.isOf(TENANT));

      assertThat(event.topic()).isEqualTo("message-sent");
      assertThat(event.key()).isEqualTo("conversation-1");
      assertThat(event.id()).isEqualTo("id-of-conversation-1");
      assertThat(event.type()).isEqualTo("dev.switchboard.some.thing.v1");
      assertThat(event.value().get("messageId").asText()).isEqualTo("m-1");
    }
  }

  @Test
  void fromNowSeesNothingOlder() throws Exception {
    send(Topic.HANDOFF_REQUESTED.topicName(), "older", "{}");
    try (EventProbe probe = EventProbe.onSharedStack().fromNow(Topic.HANDOFF_REQUESTED)) {
      send(Topic.HANDOFF_REQUESTED.topicName(), "newer", "{}");

      assertThat(probe.awaitCount(1)).extracting(ProbedEvent::key).containsExactly("newer");
      assertThat(probe.settled(Duration.ofMillis(300), found -> true)).hasSize(1);
    }
  }

  @Test
  void keepsTheOrderOfAKey() throws Exception {
    for (int i = 0; i < 20; i++) {
      send(Topic.MESSAGE_RECEIVED.topicName(), "one-conversation", "{\"n\":%d}".formatted(i));
    }
    try (EventProbe probe = EventProbe.onSharedStack().fromBeginning(Topic.MESSAGE_RECEIVED)) {
      assertThat(probe.events())
          .extracting(event -> event.value().get("n").asInt())
          .isSorted()
          .hasSize(20);
    }
  }

  @Test
  void readsDeadLettersTombstonesAndWhatIsNotJson() throws Exception {
    String deadLetter = Topic.TENANT_CHANGED.deadLetterName();
    send(deadLetter, "odd", "<not json>");
    send(deadLetter, "erased", null);
    try (EventProbe probe = EventProbe.onSharedStack().fromBeginning(deadLetter)) {
      assertThat(probe.await("odd", found -> found.key().equals("odd")).value().asText())
          .isEqualTo("<not json>");
      assertThat(probe.await("erased", found -> found.key().equals("erased")).value().isNull())
          .isTrue();
    }
  }

  @Test
  void failureTellsWhatWasReadInstead() throws Exception {
    send(Topic.OPT_OUT_CHANGED.topicName(), "another", "{\"customer\":\"c-7\"}");
    try (EventProbe probe =
        EventProbe.onSharedStack()
            .withPatience(Duration.ofMillis(500))
            .fromBeginning(Topic.OPT_OUT_CHANGED)) {
      assertThatThrownBy(() -> probe.await("STOP's event", found -> found.key().equals("mine")))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("1 x STOP's event and found 0; 1 read from [opt-out-changed]")
          .hasMessageContaining("key=another {\"customer\":\"c-7\"}");
    }
  }

  private static void send(String topic, String key, @Nullable String value) throws Exception {
    ProducerRecord<String, String> sent = new ProducerRecord<>(topic, key, value);
    Map.of(
            "ce_id",
            "id-of-" + key,
            "ce_type",
            "dev.switchboard.some.thing.v1",
            "ce_tenantid",
            TENANT.toString())
        .forEach((name, text) -> sent.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    producer.send(sent).get();
  }
}
