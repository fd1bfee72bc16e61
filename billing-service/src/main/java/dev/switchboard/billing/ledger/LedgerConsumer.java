package dev.switchboard.billing.ledger;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.conversation.MessageSent;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.event.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * Notes every message that was sent. A consumer of its own: what keeps metering from counting an
 * event does not keep this one from hearing it.
 */
@ApplicationScoped
class LedgerConsumer implements EventConsumer {
  private final LedgerRepository ledger;

  LedgerConsumer(LedgerRepository ledger) {
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "billing-service.ledger";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.MESSAGE_SENT);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    return ledger.note(transaction, events.stream().map(LedgerConsumer::fact).toList());
  }

  private static SentFact fact(ConsumedEvent event) {
    MessageSent sent = EventJson.read(event, MessageSent.class);
    return new SentFact(
        event.tenantId(), event.id(), sent.messageId(), sent.conversationId(), event.time());
  }
}
