package dev.switchboard.billing.testing;

import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import io.quarkus.arc.All;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Polls made by hand: each call is one transaction, as the poll loop would make it, but with no
 * inbox before it that would know a duplicate.
 */
@ApplicationScoped
public class Polls {
  private final List<EventConsumer> consumers;
  private final Pool worker;

  Polls(@All List<EventConsumer> consumers, @ReactiveDataSource("worker") Pool worker) {
    this.consumers = consumers;
    this.worker = worker;
  }

  /** Every consumer hears those of its topics. */
  public void hear(ConsumedEvent... events) {
    hear(List.of(events));
  }

  public void hear(List<ConsumedEvent> events) {
    consumers.forEach(consumer -> apply(consumer, events));
  }

  public void hearOnly(String consumer, List<ConsumedEvent> events) {
    consumers.stream()
        .filter(one -> one.name().equals("billing-service." + consumer))
        .forEach(one -> apply(one, events));
  }

  private void apply(EventConsumer consumer, List<ConsumedEvent> events) {
    List<ConsumedEvent> heard =
        events.stream().filter(event -> consumer.topics().contains(event.topic())).toList();
    if (!heard.isEmpty()) {
      worker
          .withTransaction(transaction -> consumer.apply(transaction, heard))
          .await()
          .atMost(Duration.ofSeconds(60));
    }
  }
}
