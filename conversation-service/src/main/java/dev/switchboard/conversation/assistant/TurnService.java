package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.assistant.BusinessFacts.Business;
import dev.switchboard.conversation.assistant.EffectService.Decided;
import dev.switchboard.conversation.consent.ConsentService;
import dev.switchboard.conversation.consent.Keyword;
import dev.switchboard.conversation.customer.LearningService;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.sending.Lane;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.sending.OutgoingMessage;
import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.WorkBatcher;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a turn reads, and the one transaction in which it takes effect; turns that go on at the same
 * time share them.
 */
@ApplicationScoped
class TurnService {
  private final TurnRepository turns;
  private final ConsentService consent;
  private final LearningService learning;
  private final EffectService effects;
  private final TenantTransactions transactions;
  private final WorkTable table;
  private final WorkBatcher<TenantId, Claimed, Turn> reading;
  private final WorkBatcher<TenantId, Storing, Boolean> storing;

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
    this.table = WorkTable.dated("assistant_turn", "conversation_id", "began_at", clock);
    this.reading = new WorkBatcher<>(Claimed::tenantId, this::readTogether);
    this.storing = new WorkBatcher<>(one -> one.turn().tenant(), this::storeTogether);
  }

  WorkTable table() {
    return table;
  }

  Uni<Turn> read(Claimed work) {
    return reading.perform(work);
  }

  private Uni<List<Turn>> readTogether(List<Claimed> all) {
    TenantId tenant = all.getFirst().tenantId();
    List<UUID> ids = all.stream().map(Claimed::id).toList();
    return transactions.inBatch(
        tenant,
        connection ->
            turns.read(connection, tenant, ids).chain(read -> withConsent(connection, read)));
  }

  private Uni<List<Turn>> withConsent(SqlConnection connection, List<Turn> read) {
    return consent
        .optedOut(connection, read.stream().map(Turn::party).toList())
        .map(
            optedOut ->
                IntStream.range(0, read.size())
                    .mapToObj(i -> read.get(i).of(optedOut.get(i)))
                    .toList());
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
    @Nullable String trace = TraceContext.current().map(TraceParent::header).orElse(null);
    return storing.perform(new Storing(work, turn, reply, trace)).replaceWithVoid();
  }

  private record Storing(Claimed work, Turn turn, Reply reply, @Nullable String trace) {
    private Decided under(Locked now) {
      return new Decided(work, turn, reply, trace, now);
    }
  }

  private Uni<List<Boolean>> storeTogether(List<Storing> all) {
    List<Turn> decided = all.stream().map(Storing::turn).toList();
    return transactions
        .inBatch(
            decided.getFirst().tenant(),
            connection ->
                learn(connection, all)
                    .chain(() -> turns.lock(connection, decided))
                    .chain(locked -> effects.store(connection, under(all, locked)))
                    .call(() -> table.finish(connection, all.stream().map(Storing::work).toList())))
        .replaceWith(Collections.nCopies(all.size(), true));
  }

  private static List<Decided> under(List<Storing> all, List<Locked> locked) {
    return IntStream.range(0, all.size()).mapToObj(i -> all.get(i).under(locked.get(i))).toList();
  }

  /** Before the conversations are locked: customers come first in the order of locks. */
  private Uni<Void> learn(SqlConnection connection, List<Storing> all) {
    List<Storing> byCustomer =
        all.stream()
            .filter(one -> one.turn().customer().id() != null && one.reply().outcome() != null)
            .sorted(Comparator.comparing(one -> Objects.requireNonNull(one.turn().customer().id())))
            .toList();
    Uni<Void> learned = Uni.createFrom().voidItem();
    for (Storing one : byCustomer) {
      learned = learned.chain(() -> learn(connection, one));
    }
    return learned;
  }

  private Uni<Void> learn(SqlConnection connection, Storing one) {
    return learning.learn(
        connection,
        one.turn().tenant(),
        Objects.requireNonNull(one.turn().customer().id()),
        Objects.requireNonNull(one.reply().outcome()).learned(),
        one.work().traceParent());
  }
}
