package dev.switchboard.platform.event;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll brought.
 *
 * @param events those that could be read, in the order of their partitions
 * @param unreadable those that are no events of ours, each as its dead letter
 * @param from where the batch begins, per partition
 * @param next where the next one begins
 */
public record EventBatch(
    List<ConsumedEvent> events,
    List<OutboxRow> unreadable,
    Map<TopicPartition, Long> from,
    Map<TopicPartition, OffsetAndMetadata> next) {
  public EventBatch {
    events = List.copyOf(events);
    unreadable = List.copyOf(unreadable);
    from = Map.copyOf(from);
    next = Map.copyOf(next);
  }

  boolean isEmpty() {
    return next.isEmpty();
  }
}
