package dev.switchboard.local.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Topics read without a group. For one thread. */
final class EventStream implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  /** For all partitions together: bounds the memory, and a larger record comes all the same. */
  private static final int MOST_AT_ONCE = 8 * 1024 * 1024;

  private final KafkaConsumer<byte[], byte[]> consumer;

  private EventStream(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** From the topics' ends as they are now. */
  static EventStream fromNow(String bootstrapServers, Collection<String> topics) {
    EventStream stream = open(bootstrapServers, topics);
    stream.consumer.seekToEnd(stream.consumer.assignment());
    // Seeking is lazy: asking for the positions makes it happen now.
    stream.consumer.assignment().forEach(stream.consumer::position);
    return stream;
  }

  static EventStream fromBeginning(String bootstrapServers, Collection<String> topics) {
    EventStream stream = open(bootstrapServers, topics);
    stream.consumer.seekToBeginning(stream.consumer.assignment());
    return stream;
  }

  private static EventStream open(String bootstrapServers, Collection<String> topics) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            MOST_AT_ONCE,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            10_000);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList());
    return new EventStream(consumer);
  }

  /** What comes next, perhaps nothing: by Kafka's time, and each partition in its own order. */
  List<SeenRecord> next() {
    ConsumerRecords<byte[], byte[]> found = consumer.poll(POLL);
    List<Placed> all = new ArrayList<>();
    for (TopicPartition partition : found.partitions()) {
      long at = Long.MIN_VALUE;
      for (ConsumerRecord<byte[], byte[]> record : found.records(partition)) {
        at = Math.max(at, record.timestamp());
        all.add(new Placed(at, SeenRecord.from(record)));
      }
    }
    return all.stream().sorted(Comparator.comparingLong(Placed::at)).map(Placed::record).toList();
  }

  /** Everything up to the topics' ends as they are now. */
  List<SeenRecord> rest() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    List<SeenRecord> all = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      all.addAll(next());
    }
    return all;
  }

  @Override
  public void close() {
    consumer.close();
  }

  /**
   * A record and its place among those of other partitions.
   *
   * @param at never before that of an earlier record of its partition, whatever the clocks said
   */
  private record Placed(long at, SeenRecord record) {}
}
