import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Messages in, messages out and bookings per hour and tenant, from Switchboard's topics alone.
 *
 * <p>It reads the topics from their beginning to the end they have now, prints a table as CSV and
 * ends. It keeps no offsets, so that it gives the same numbers each time. What it needs of an event
 * is in the headers (docs/asyncapi.yaml, schema Envelope); it never looks at the data.
 */
final class AnalyticsConsumer {
  /** What is counted: topic, the type of event on it, column. */
  record Counted(String topic, String type, int column) {}

  static final List<Counted> COUNTED =
      List.of(
          new Counted("message-received", "dev.switchboard.message.received.v1", 0),
          new Counted("message-sent", "dev.switchboard.message.sent.v1", 1),
          new Counted("appointment-booked", "dev.switchboard.appointment.booked.v1", 2));

  /** A line of the table; in the order of the hours. */
  record Row(Instant hour, UUID tenant) implements Comparable<Row> {
    @Override
    public int compareTo(Row other) {
      int byHour = hour.compareTo(other.hour);
      return byHour != 0 ? byHour : tenant.toString().compareTo(other.tenant.toString());
    }
  }

  final Map<Row, long[]> table = new TreeMap<>();

  /**
   * Ids of all events counted so far: about 100 bytes each, kept for as long as the program runs.
   */
  final Set<UUID> seen = new HashSet<>();

  long events;
  long again;
  long otherTypes;
  long noEvents;

  public static void main(String[] arguments) {
    String broker = arguments.length > 0 ? arguments[0] : "localhost:9092";
    AnalyticsConsumer analytics = new AnalyticsConsumer();
    try {
      analytics.read(broker);
    } catch (KafkaException e) {
      System.err.println("Kafka at " + broker + " does not answer as it should: " + e.getMessage());
      System.exit(1);
    }
    analytics.print();
  }

  void read(String broker) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker, "default.api.timeout.ms", 10_000);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      // By assign, not by subscribe: it joins no group, and nobody else's reading changes.
      consumer.assign(
          COUNTED.stream()
              .flatMap(counted -> consumer.partitionsFor(counted.topic()).stream())
              .map(found -> new TopicPartition(found.topic(), found.partition()))
              .toList());
      consumer.seekToBeginning(consumer.assignment());
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          // What came after the start belongs to the next run.
          if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
            count(record);
          }
        }
      }
    }
  }

  void count(ConsumerRecord<byte[], byte[]> record) {
    String type;
    UUID id;
    Row row;
    try {
      type = header(record, "ce_type");
      id = UUID.fromString(header(record, "ce_id"));
      Instant hour = Instant.parse(header(record, "ce_time")).truncatedTo(ChronoUnit.HOURS);
      row = new Row(hour, UUID.fromString(header(record, "ce_tenantid")));
    } catch (RuntimeException e) {
      noEvents++;
      return;
    }
    for (Counted counted : COUNTED) {
      if (counted.topic().equals(record.topic()) && counted.type().equals(type)) {
        // An event can come more than once, always with the same id.
        if (seen.add(id)) {
          events++;
          table.computeIfAbsent(row, fresh -> new long[COUNTED.size()])[counted.column()]++;
        } else {
          again++;
        }
        return;
      }
    }
    // A type or a version that this program does not know yet.
    otherTypes++;
  }

  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  /** The table on standard output, how much was read on standard error. */
  void print() {
    System.out.println("hour,tenant,messages_in,messages_out,bookings");
    table.forEach(
        (row, counts) ->
            System.out.printf(
                "%s,%s,%d,%d,%d%n", row.hour(), row.tenant(), counts[0], counts[1], counts[2]));
    System.err.printf(
        "%d events, %d of them again, %d of another type, %d records that are no events%n",
        events + again, again, otherTypes, noEvents);
  }
}
