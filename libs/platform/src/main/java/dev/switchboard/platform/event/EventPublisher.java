package dev.switchboard.platform.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Where the relay publishes to. Rows of one key arrive in the order given, however many are under
 * way.
 */
public interface EventPublisher extends AutoCloseable {
  /**
   * Begins to publish; each future completes when the broker has the row for good, or fails: with
   * {@link UnpublishableEventException} when the row itself can never be published, with anything
   * else when it might be later. May block for a second.
   */
  List<CompletableFuture<Void>> publish(List<OutboxRow> rows);

  /** Gives up what is under way, without sending more of it; publishing may begin anew. */
  void abandon();

  @Override
  void close();
}
