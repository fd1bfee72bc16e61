package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.Topic;
import dev.switchboard.conversation.consent.ConsentService;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * Turns messages into turns. What they say about consent takes effect here, at once: the turn that
 * confirms it may wait behind others.
 */
@ApplicationScoped
class TurnConsumer implements EventConsumer {
  private final TurnRepository turns;
  private final ConsentService consent;
  private final BusinessClock clock;
  private final TurnSignal signal;

  TurnConsumer(
      TurnRepository turns, ConsentService consent, BusinessClock clock, TurnSignal signal) {
    this.turns = turns;
    this.consent = consent;
    this.clock = clock;
    this.signal = signal;
  }

  @Override
  public String name() {
    return "conversation-service.assistant";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.MESSAGE_RECEIVED);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    return turns
        .words(transaction, events, clock.now())
        .chain(words -> consent.hear(transaction, words))
        .chain(() -> turns.add(transaction, events))
        .invoke(signal::raise);
  }
}
