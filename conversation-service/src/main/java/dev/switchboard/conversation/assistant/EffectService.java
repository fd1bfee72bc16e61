package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.contracts.conversation.OwnerAlerted;
import dev.switchboard.conversation.alert.AlertService;
import dev.switchboard.conversation.assistant.Reply.Outcome;
import dev.switchboard.conversation.assistant.Step.Help;
import dev.switchboard.conversation.handoff.HandoffService;
import dev.switchboard.conversation.sending.OutgoingService;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Claimed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a decided turn does, once its conversation is locked. */
@ApplicationScoped
class EffectService {
  private final TurnRepository turns;
  private final DialogueRepository dialogues;
  private final OutgoingService outgoing;
  private final HandoffService handoffs;
  private final AlertService alerts;
  private final OutboxWriter outbox;
  private final BusinessClock clock;

  EffectService(
      TurnRepository turns,
      DialogueRepository dialogues,
      OutgoingService outgoing,
      HandoffService handoffs,
      AlertService alerts,
      OutboxWriter outbox,
      BusinessClock clock) {
    this.turns = turns;
    this.dialogues = dialogues;
    this.outgoing = outgoing;
    this.handoffs = handoffs;
    this.alerts = alerts;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A turn, what came of it, and its conversation as it is now. */
  record Decided(Claimed work, Turn turn, Reply reply, Locked now) {
    /** Whether somebody else has the conversation by now, so that the words are not ours to say. */
    private boolean isTaken() {
      return reply.fenced()
          && (!now.floor().isBots() || now.floor().epoch() != turn.floor().epoch());
    }

    private @Nullable Help help() {
      @Nullable Outcome outcome = reply.outcome();
      return outcome == null ? null : outcome.help();
    }
  }

  Uni<Void> store(SqlConnection connection, Decided decided) {
    Uni<Void> kept = keep(connection, decided);
    if (decided.isTaken() || decided.reply().messages().isEmpty()) {
      return kept;
    }
    return kept.chain(() -> speak(connection, decided));
  }

  private Uni<Void> keep(SqlConnection connection, Decided decided) {
    @Nullable Outcome outcome = decided.reply().outcome();
    return outcome == null
        ? Uni.createFrom().voidItem()
        : dialogues.save(connection, decided.turn(), outcome.dialogue());
  }

  private Uni<Void> speak(SqlConnection connection, Decided decided) {
    @Nullable Help help = decided.help();
    if (help != null) {
      return callHelp(connection, decided, help).chain(() -> queue(connection, decided));
    }
    Uni<Void> queued = queue(connection, decided);
    return decided.reply().fenced() ? queued.chain(() -> move(connection, decided)) : queued;
  }

  private Uni<Void> queue(SqlConnection connection, Decided decided) {
    Turn turn = decided.turn();
    return outgoing.queue(
        connection, turn.tenant(), turn.conversationId(), decided.reply().messages());
  }

  /** Words are queued after this: they go out under the new owner. */
  private Uni<Void> callHelp(SqlConnection connection, Decided decided, Help help) {
    Turn turn = decided.turn();
    Uni<Void> requested =
        handoffs.request(
            connection,
            turn.tenant(),
            turn.conversationId(),
            help.reason(),
            help.summary(),
            decided.work().traceParent());
    return help.alarm()
        ? requested.chain(() -> alarm(connection, decided, help)).replaceWithVoid()
        : requested;
  }

  private Uni<Boolean> alarm(SqlConnection connection, Decided decided, Help help) {
    Turn turn = decided.turn();
    String who =
        Stream.of(turn.customer().name(), turn.customer().phone())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("-");
    return alerts.alert(
        connection,
        turn.tenant(),
        OwnerAlerted.Cause.EMERGENCY,
        turn.conversationId(),
        List.of(who, help.summary()),
        decided.work().traceParent());
  }

  /** The assistant has spoken; if the customer has not meanwhile, it is his turn. */
  private Uni<Void> move(SqlConnection connection, Decided decided) {
    Locked before = decided.now();
    @Nullable String traceParent = decided.work().traceParent();
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
