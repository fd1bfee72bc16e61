package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.Topic;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Turns deliveries into customers, conversations and messages (design.md 3.2). A poll costs at most
 * 18 statements, however many deliveries and messages it holds: 9 when it brings messages of known
 * senders only, 4 more for senders who are new, 4 more for statuses, 1 more for what is set aside.
 */
@ApplicationScoped
class WebhookIntake implements EventConsumer {
  private final IntakeChannels channels;
  private final ArrivalStore store;
  private final OutboxWriter outbox;
  private final BusinessClock clock;
  private final IntakeMeters meters;

  WebhookIntake(
      IntakeChannels channels,
      ArrivalStore store,
      OutboxWriter outbox,
      BusinessClock clock,
      IntakeMeters meters) {
    this.channels = channels;
    this.store = store;
    this.outbox = outbox;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public String name() {
    return "conversation-service.intake";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.WEBHOOK_RECEIVED);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    Instant now = clock.now();
    return channels
        .of(transaction, events)
        .map(found -> DeliveryReading.of(events, found, now))
        .chain(arrivals -> store(transaction, arrivals, now));
  }

  private Uni<Void> store(SqlConnection transaction, Arrivals arrivals, Instant now) {
    return store
        .store(transaction, arrivals)
        .invoke(applied -> meters.applied(arrivals, applied))
        .map(applied -> IntakeEvents.of(applied, now))
        .chain(events -> outbox.write(transaction, events));
  }
}
