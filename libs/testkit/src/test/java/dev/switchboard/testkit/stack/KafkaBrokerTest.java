package dev.switchboard.testkit.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Topic;
import dev.switchboard.testkit.EventProbe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class KafkaBrokerTest {
  @TempDir Path folder;

  @Test
  void acknowledgedRecordsSurviveAKillAndARestart() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(folder)) {
      TopicSetup.createMissing(broker.bootstrapServers());
      send(broker, "before the kill");

      broker.kill();
      assertThat(broker.isAlive()).isFalse();
      broker.restart();
      send(broker, "after it");

      try (EventProbe probe =
          EventProbe.on(broker.bootstrapServers()).fromBeginning(Topic.OWNER_ALERTED)) {
        assertThat(probe.awaitCount(2))
            .extracting(event -> event.value().get("said").asText())
            .containsExactly("before the kill", "after it");
      }
    }
  }

  private static void send(KafkaBroker broker, String said) throws Exception {
    byte[] value = "{\"said\":\"%s\"}".formatted(said).getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topic.OWNER_ALERTED.topicName(), "key", value)).get();
    }
  }
}
