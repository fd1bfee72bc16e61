package dev.switchboard.platform.event;

import dev.switchboard.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** A member of a consumer group, reading from the beginning where the group has no offset yet. */
public final class KafkaEventSource implements EventSource {
  private static final Logger LOG = Logger.getLogger(KafkaEventSource.class);
  private static final int LARGEST_RECORD = 8 * 1024 * 1024;

  private final KafkaConsumer<String, byte[]> consumer;
  private boolean holding;

  /**
   * @param connection {@code bootstrap.servers} and what else the installation needs to connect
   * @param mostRecords in one poll
   */
  public KafkaEventSource(
      String group, Set<Topic> topics, int mostRecords, Map<String, Object> connection) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, mostRecords);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST_RECORD);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1_000);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_000);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    this.consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(topics.stream().map(Topic::topicName).toList(), new HoldNewPartitions());
  }

  @Override
  public EventBatch poll(Duration atMost) {
    try {
      return batch(consumer.poll(atMost));
    } catch (WakeupException e) {
      return new EventBatch(List.of(), List.of(), Map.of(), Map.of());
    }
  }

  @Override
  public void commit(EventBatch batch) {
    try {
      consumer.commitSync(batch.next(), Duration.ofSeconds(5));
    } catch (CommitFailedException | RebalanceInProgressException e) {
      LOG.debugf("%s: the partitions may come to another member, which finds them applied", e);
    }
  }

  @Override
  public void rewind(EventBatch batch, Duration pause) {
    holding = true;
    try {
      consumer.pause(consumer.assignment());
      batch.from().entrySet().stream()
          .filter(start -> consumer.assignment().contains(start.getKey()))
          .forEach(start -> consumer.seek(start.getKey(), start.getValue()));
      // All is paused, so this brings no records; it keeps the member in its group.
      var nothing = consumer.poll(pause);
      if (!nothing.isEmpty()) {
        throw new IllegalStateException("records from paused partitions");
      }
    } catch (WakeupException e) {
      LOG.debug("woken to stop");
    } finally {
      holding = false;
      consumer.resume(consumer.assignment());
    }
  }

  @Override
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(3)));
  }

  private static EventBatch batch(ConsumerRecords<String, byte[]> records) {
    List<ConsumedEvent> events = new ArrayList<>(records.count());
    List<OutboxRow> unreadable = new ArrayList<>();
    Map<TopicPartition, Long> from = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      from.putIfAbsent(partition, record.offset());
      next.put(partition, new OffsetAndMetadata(record.offset() + 1));
      try {
        events.add(RecordReader.read(record));
      } catch (RuntimeException e) {
        unreadable.add(RecordReader.deadLetter(record, e));
      }
    }
    return new EventBatch(events, unreadable, from, next);
  }

  /** A partition that comes while the loop waits to try again must not be read past. */
  private final class HoldNewPartitions implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (holding) {
        consumer.pause(partitions);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      LOG.debugf("revoked: %s", partitions);
    }
  }
}
