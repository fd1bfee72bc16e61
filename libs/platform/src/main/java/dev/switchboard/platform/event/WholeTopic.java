package dev.switchboard.platform.event;

import dev.switchboard.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One topic read whole: every partition from its beginning, without a group, so that each process
 * sees every event. For one thread, but for {@link #wakeUp}.
 */
public final class WholeTopic implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WholeTopic.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Topic topic;
  private final KafkaConsumer<String, byte[]> consumer;

  /**
   * Connects later, by {@link #open}.
   *
   * @param connection {@code bootstrap.servers} and what else the installation needs to connect
   */
  public WholeTopic(Topic topic, Map<String, Object> connection) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // The question where a partition ends waits behind a fetch, and has to be patient with it.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1_000);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    this.topic = topic;
    this.consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * An event, or only its key where the event was erased.
   *
   * @param event null for a tombstone
   */
  public record Entry(UUID key, @Nullable ConsumedEvent event) {}

  /**
   * Goes to the beginning of every partition.
   *
   * @return where each partition ends now
   * @throws org.apache.kafka.common.errors.TimeoutException while Kafka is away
   */
  public Map<TopicPartition, Long> open() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.topicName(), PATIENCE).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException("there is no topic " + topic.topicName());
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return ends;
  }

  /**
   * Where each partition ends now: also the question whether Kafka is there.
   *
   * @throws org.apache.kafka.common.errors.TimeoutException while Kafka is away
   */
  public Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(consumer.assignment(), PATIENCE);
  }

  /** Whether everything before these ends was read. */
  public boolean hasRead(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
  }

  /** What is next; records that are no events are left out, and said in the log. */
  public List<Entry> poll(Duration atMost) {
    List<Entry> entries = new ArrayList<>();
    try {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(atMost)) {
        add(entries, record);
      }
    } catch (WakeupException e) {
      LOG.debug("woken to stop");
    }
    return entries;
  }

  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(PATIENCE));
  }

  private static void add(List<Entry> entries, ConsumerRecord<String, byte[]> record) {
    try {
      entries.add(
          new Entry(
              UUID.fromString(record.key()),
              record.value() == null ? null : RecordReader.read(record)));
    } catch (RuntimeException e) {
      LOG.errorf(
          "%s/%d/%d is no event and is left out: %s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
    }
  }
}
