package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.conversation.sending.OutgoingService;
import dev.switchboard.platform.event.OutboxWriter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Says something in conversations by itself, in those that it begins for that too. */
@ApplicationScoped
class EntryService {
  private final OutgoingService outgoing;
  private final OutboxWriter outbox;

  EntryService(OutgoingService outgoing, OutboxWriter outbox) {
    this.outgoing = outgoing;
    this.outbox = outbox;
  }

  /**
   * Tells of the conversations that are begun, and queues the messages; all of them are entered.
   */
  Uni<Void> say(SqlConnection transaction, List<? extends Entry> said, Instant now) {
    List<EventEnvelope<?>> begun =
        said.stream()
            .filter(Entry::begins)
            .<EventEnvelope<?>>map(
                one -> Reached.begun(one.tenant(), one.traceParent(), one.conversation(), now))
            .toList();
    return outbox
        .write(transaction, begun)
        .chain(() -> outgoing.queue(transaction, said.stream().map(Entry::queued).toList()));
  }
}
