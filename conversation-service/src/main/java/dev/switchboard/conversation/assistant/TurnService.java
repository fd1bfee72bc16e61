package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.conversation.assistant.BusinessFacts.Business;
import dev.switchboard.conversation.consent.ConsentService;
import dev.switchboard.conversation.consent.Keyword;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.sending.Lane;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.sending.OutgoingMessage;
import dev.switchboard.conversation.sending.OutgoingService;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a turn reads, and the one transaction in which it takes effect. */
@ApplicationScoped
class TurnService {
  static final WorkTable TURNS = new WorkTable("assistant_turn", "conversation_id");

  private final TurnRepository turns;
  private final ConsentService consent;
  private final OutgoingService outgoing;
  private final OutboxWriter outbox;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  TurnService(
      TurnRepository turns,
      ConsentService consent,
      OutgoingService outgoing,
      OutboxWriter outbox,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.turns = turns;
    this.consent = consent;
    this.outgoing = outgoing;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  Uni<Turn> read(Claimed work) {
    return transactions.onConnection(
        work.tenantId(), connection -> turns.read(connection, work.tenantId(), work.id()));
  }

  /** The answer to a word on consent, or empty when the message is for the assistant. */
  Uni<Optional<Reply>> aboutConsent(Turn turn, Business business) {
    Optional<Keyword> keyword = Optional.ofNullable(turn.text()).flatMap(Keyword::read);
    if (keyword.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return transactions
        .onConnection(
            turn.tenant(), connection -> consent.changedBy(connection, turn.tenant(), turn.id()))
        .map(changed -> answer(keyword.get(), changed, language(turn, business), business));
  }

  /** Somebody who is out already hears no second confirmation: the first was the last text. */
  private static Optional<Reply> answer(
      Keyword keyword, Optional<Boolean> changed, Language language, Business business) {
    return switch (keyword) {
      case OPT_OUT ->
          Optional.of(
              changed.isPresent()
                  ? say(Lane.OPT_OUT_CONFIRMATION, Sentence.OPTED_OUT.in(language))
                  : Reply.silence());
      case OPT_IN, OPT_IN_IF_OUT ->
          changed.map(in -> say(Lane.SYSTEM, Sentence.OPTED_IN.in(language)));
      case HELP -> Optional.of(say(Lane.SYSTEM, Sentence.HELP.in(language, business.name())));
    };
  }

  private static Reply say(Lane lane, String text) {
    return Reply.ofSystem(OutgoingMessage.ofSystem(lane, new OutgoingContent.Text(text)));
  }

  private static Language language(Turn turn, Business business) {
    Language own = turn.customerLanguage();
    return own == null ? business.language() : own;
  }

  /** Reply, move and events are there together, once, or not at all. */
  Uni<Void> store(Claimed work, Turn turn, Reply reply) {
    return transactions.onConnection(
        work.tenantId(),
        connection ->
            turns
                .lock(connection, turn)
                .chain(now -> store(connection, work, turn, reply, now))
                .call(() -> TURNS.finish(connection, work)));
  }

  private Uni<Void> store(
      SqlConnection connection, Claimed work, Turn turn, Reply reply, Locked now) {
    if (reply.messages().isEmpty() || (reply.fenced() && taken(turn, now))) {
      return Uni.createFrom().voidItem();
    }
    Uni<Void> queued =
        outgoing.queue(connection, turn.tenant(), turn.conversationId(), reply.messages());
    return reply.fenced() ? queued.chain(() -> move(connection, now, work.traceParent())) : queued;
  }

  private static boolean taken(Turn turn, Locked now) {
    return !now.floor().isBots() || now.floor().epoch() != turn.floor().epoch();
  }

  /** The assistant has spoken; if the customer has not meanwhile, it is his turn. */
  private Uni<Void> move(SqlConnection connection, Locked before, @Nullable String traceParent) {
    List<EventEnvelope<?>> events = new ArrayList<>();
    Locked active = before.movedTo(ConversationStatus.BOT_ACTIVE);
    if (active.version() != before.version()) {
      events.add(active.movedFrom(before, traceParent, clock.now()));
    }
    Locked after =
        active.lastWord() ? active.movedTo(ConversationStatus.AWAITING_CUSTOMER) : active;
    if (after.version() != active.version()) {
      events.add(after.movedFrom(active, traceParent, clock.now()));
    }
    return turns.move(connection, after).chain(() -> outbox.write(connection, events));
  }
}
