package dev.switchboard.conversation.consent;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.OptOutChanged;
import dev.switchboard.platform.event.OutboxWriter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the ledger. Words are applied when a message is heard, before any answer to an older one is
 * thought of, so that nothing goes out after a STOP but what the provider already has.
 */
@ApplicationScoped
public class ConsentService {
  private final ConsentRepository ledger;
  private final OutboxWriter outbox;

  ConsentService(ConsentRepository ledger, OutboxWriter outbox) {
    this.ledger = ledger;
    this.outbox = outbox;
  }

  /** Applies what these messages say about consent; most say nothing. */
  public Uni<Void> hear(SqlConnection transaction, List<Heard> messages) {
    return Multi.createFrom()
        .iterable(messages)
        .onItem()
        .transformToUniAndConcatenate(heard -> apply(transaction, heard))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Whether nothing may be sent to this party, on whichever of his addresses he said so. */
  public Uni<Boolean> optedOut(SqlConnection connection, Party party) {
    return optedOut(connection, List.of(party)).map(List::getFirst);
  }

  /** The same of several parties of one tenant, in their order. */
  public Uni<List<Boolean>> optedOut(SqlConnection connection, List<Party> parties) {
    return ledger
        .addresses(connection, parties)
        .chain(addresses -> ledger.optedOut(connection, parties, addresses));
  }

  /**
   * What this message changed, {@code true} for an opt-out; empty when it changed nothing, or when
   * a later one has changed it since.
   */
  public Uni<Optional<Boolean>> changedBy(
      SqlConnection connection, TenantId tenant, UUID messageId) {
    return ledger.provenBy(connection, tenant.value(), messageId);
  }

  private Uni<Void> apply(SqlConnection transaction, Heard heard) {
    Optional<Keyword> keyword = Keyword.read(heard.text());
    if (keyword.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return switch (keyword.get()) {
      case OPT_OUT -> optOut(transaction, heard);
      case OPT_OUT_UNLESS_VISIT ->
          heard.visitPending() ? Uni.createFrom().voidItem() : optOut(transaction, heard);
      case OPT_IN, OPT_IN_IF_OUT ->
          ledger
              .addresses(transaction, heard.party())
              .chain(addresses -> ledger.optIn(transaction, heard, addresses))
              .chain(changed -> say(transaction, heard, changed, false));
      case HELP -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> optOut(SqlConnection transaction, Heard heard) {
    return ledger
        .optOut(transaction, heard, Ids.next())
        .chain(changed -> say(transaction, heard, changed, true));
  }

  private Uni<Void> say(
      SqlConnection transaction, Heard heard, List<UUID> changed, boolean optedOut) {
    return outbox.write(
        transaction,
        changed.stream().<EventEnvelope<?>>map(id -> said(heard, id, optedOut)).toList());
  }

  private static EventEnvelope<OptOutChanged> said(Heard heard, UUID consentId, boolean optedOut) {
    return new EventEnvelope<>(
        Ids.derived(heard.messageId(), "consent " + consentId),
        heard.sentAt(),
        heard.party().tenant(),
        heard.traceParent(),
        new OptOutChanged(
            consentId,
            heard.party().customerId(),
            heard.party().channel(),
            optedOut,
            heard.sentAt()));
  }
}
