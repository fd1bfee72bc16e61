package dev.switchboard.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Turns Kafka records into events, and those that are none into dead letters. */
final class RecordReader {
  private static final UUID UNREADABLE = UUID.fromString("5f3c0c0e-7a51-5d0f-8d53-6a1c5d1f9b10");

  private RecordReader() {}

  /**
   * @throws RuntimeException when a header is missing or is not what it must be
   */
  static ConsumedEvent read(ConsumerRecord<String, byte[]> record) {
    Topic topic = Topic.named(record.topic());
    String type = header(record, EventHeaders.TYPE);
    if (!topic.type().equals(type)) {
      throw new IllegalArgumentException("type %s is not read from here".formatted(type));
    }
    if (record.value() == null) {
      throw new IllegalArgumentException("no data");
    }
    return new ConsumedEvent(
        UUID.fromString(header(record, EventHeaders.ID)),
        topic,
        TenantId.parse(header(record, EventHeaders.TENANT)),
        UUID.fromString(record.key()),
        UUID.fromString(header(record, EventHeaders.SUBJECT)),
        Instant.parse(header(record, EventHeaders.TIME)),
        optional(record, EventHeaders.TRACE_PARENT),
        record.value());
  }

  /** A record that is no event of ours: its id comes from where it lies, the same each time. */
  static OutboxRow deadLetter(ConsumerRecord<String, byte[]> record, RuntimeException why) {
    UUID id =
        Ids.derived(
            UNREADABLE, "%s/%d/%d".formatted(record.topic(), record.partition(), record.offset()));
    return new OutboxRow(
        id,
        null,
        record.topic() + Topic.DEAD_LETTER_SUFFIX,
        id,
        id,
        Instant.ofEpochMilli(record.timestamp()),
        null,
        record.value() == null ? new byte[0] : record.value(),
        "not an event: " + why.getMessage());
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    String value = optional(record, name);
    if (value == null) {
      throw new NoSuchElementException("no header " + name);
    }
    return value;
  }

  private static @Nullable String optional(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }
}
