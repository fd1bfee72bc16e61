package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.assistant.BusinessFacts.Business;
import dev.switchboard.conversation.assistant.EffectService.Decided;
import dev.switchboard.conversation.assistant.Reply.Outcome;
import dev.switchboard.conversation.consent.ConsentService;
import dev.switchboard.conversation.consent.Keyword;
import dev.switchboard.conversation.customer.LearningService;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.sending.Lane;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.sending.OutgoingMessage;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a turn reads, and the one transaction in which it takes effect. */
@ApplicationScoped
class TurnService {
  static final WorkTable TURNS = new WorkTable("assistant_turn", "conversation_id");

  private final TurnRepository turns;
  private final ConsentService consent;
  private final LearningService learning;
  private final EffectService effects;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  TurnService(
      TurnRepository turns,
      ConsentService consent,
      LearningService learning,
      EffectService effects,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.turns = turns;
    this.consent = consent;
    this.learning = learning;
    this.effects = effects;
    this.transactions = transactions;
    this.clock = clock;
  }

  Uni<Turn> read(Claimed work) {
    return transactions.onConnection(
        work.tenantId(),
        connection ->
            turns
                .read(connection, work.tenantId(), work.id(), clock.now())
                .chain(turn -> consent.optedOut(connection, turn.party()).map(turn::of)));
  }

  /** The answer to a word on consent, or empty when the message is for the assistant. */
  Uni<Optional<Reply>> aboutConsent(Turn turn, Business business) {
    Optional<Keyword> keyword = Optional.ofNullable(turn.said().text()).flatMap(Keyword::read);
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
      case OPT_OUT_UNLESS_VISIT ->
          changed.map(out -> say(Lane.OPT_OUT_CONFIRMATION, Sentence.OPTED_OUT.in(language)));
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

  /** Reply, dialogue, move and events are there together, once, or not at all. */
  Uni<Void> store(Claimed work, Turn turn, Reply reply) {
    return transactions.onConnection(
        work.tenantId(),
        connection ->
            learn(connection, work, turn, reply)
                .chain(() -> turns.lock(connection, turn))
                .chain(now -> effects.store(connection, new Decided(work, turn, reply, now)))
                .call(() -> TURNS.finish(connection, work)));
  }

  /** Before the conversation is locked: customers come first in the order of locks. */
  private Uni<Void> learn(SqlConnection connection, Claimed work, Turn turn, Reply reply) {
    @Nullable Outcome outcome = reply.outcome();
    @Nullable UUID customer = turn.customer().id();
    return outcome == null || customer == null
        ? Uni.createFrom().voidItem()
        : learning.learn(
            connection, turn.tenant(), customer, outcome.learned(), work.traceParent());
  }
}
