package dev.switchboard.local.events;

import dev.switchboard.contracts.Topic;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts events on the topics as the services do, and other things as they do not. */
public final class Producing implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  public Producing(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  public void event(Topic topic, String key, String data) throws Exception {
    send(topic, key, Records.headers(topic, "2026-11-24T12:00:00.120Z"), data);
  }

  /** One of a tenant's, at a time; the same id is the same event. */
  public void event(Topic topic, UUID id, UUID tenant, String time) throws Exception {
    Map<String, String> headers = Records.headers(topic, time);
    headers.put("ce_id", id.toString());
    headers.put("ce_tenantid", tenant.toString());
    send(topic, id.toString(), headers, "{}");
  }

  public void send(Topic topic, String key, Map<String, String> headers, String data)
      throws Exception {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic.topicName(), key, Records.bytes(data));
    headers.forEach((name, value) -> record.headers().add(name, Records.bytes(value)));
    var unused = producer.send(record).get();
  }

  @Override
  public void close() {
    producer.close();
  }
}
