package dev.switchboard.platform.event;

import dev.switchboard.contracts.Topic;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;

/**
 * What a service does with the events it hears: one consumer group, one inbox. Each poll is one
 * transaction (design.md section 4).
 */
public interface EventConsumer {
  /** The consumer group and the name in the inbox: {@code conversation-service.intake}. */
  String name();

  Set<Topic> topics();

  /**
   * Applies events that the inbox has not seen, in the order of their partitions, set-based. Runs
   * inside the poll's transaction on the worker pool; the loop commits. A failure rolls all of it
   * back and the loop applies the events one by one, so that one bad event fails alone.
   */
  Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events);
}
