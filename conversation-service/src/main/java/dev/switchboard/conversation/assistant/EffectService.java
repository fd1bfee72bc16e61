package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.contracts.conversation.OwnerAlerted;
import dev.switchboard.conversation.alert.AlertService;
import dev.switchboard.conversation.assistant.DialogueRepository.Saved;
import dev.switchboard.conversation.assistant.Reply.Outcome;
import dev.switchboard.conversation.assistant.Step.Help;
import dev.switchboard.conversation.handoff.HandoffService;
import dev.switchboard.conversation.sending.OutgoingService;
import dev.switchboard.conversation.sending.OutgoingService.Move;
import dev.switchboard.conversation.sending.OutgoingService.Queued;
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

/** What decided turns do, once their conversations are locked. */
@ApplicationScoped
class EffectService {
  private final DialogueRepository dialogues;
  private final OutgoingService outgoing;
  private final HandoffService handoffs;
  private final AlertService alerts;
  private final OutboxWriter outbox;
  private final BusinessClock clock;

  EffectService(
      DialogueRepository dialogues,
      OutgoingService outgoing,
      HandoffService handoffs,
      AlertService alerts,
      OutboxWriter outbox,
      BusinessClock clock) {
    this.dialogues = dialogues;
    this.outgoing = outgoing;
    this.handoffs = handoffs;
    this.alerts = alerts;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * A turn, what came of it, and its conversation as it is now.
   *
   * @param trace of the work on the turn
   */
  record Decided(Claimed work, Turn turn, Reply reply, @Nullable String trace, Locked now) {
    private boolean speaks() {
      return !isTaken() && !reply.messages().isEmpty();
    }

    /** Whether somebody else has the conversation by now, so that the words are not ours to say. */
    private boolean isTaken() {
      return reply.fenced()
          && (!now.floor().isBots() || now.floor().epoch() != turn.floor().epoch());
    }

    private @Nullable Help help() {
      @Nullable Outcome outcome = reply.outcome();
      return outcome == null ? null : outcome.help();
    }

    private Stream<Saved> dialogue() {
      @Nullable Outcome outcome = reply.outcome();
      return outcome == null ? Stream.empty() : Stream.of(new Saved(turn, outcome.dialogue()));
    }

    private Stream<Queued> words() {
      return reply.messages().stream()
          .map(message -> new Queued(turn.tenant(), turn.conversationId(), message, null, trace));
    }

    /** The assistant has spoken and goes on itself. */
    private boolean moves() {
      return reply.fenced() && help() == null;
    }
  }

  /** What several turns of one tenant do. */
  Uni<Void> store(SqlConnection connection, List<Decided> all) {
    List<Decided> speaking = all.stream().filter(Decided::speaks).toList();
    return dialogues
        .save(connection, all.stream().flatMap(Decided::dialogue).toList())
        .chain(() -> callHelp(connection, speaking))
        .chain(() -> say(connection, speaking));
  }

  private Uni<Void> callHelp(SqlConnection connection, List<Decided> speaking) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (Decided one : speaking) {
      @Nullable Help help = one.help();
      if (help != null) {
        all = all.chain(() -> callHelp(connection, one, help));
      }
    }
    return all;
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

  /** Once the assistant has spoken, and the customer has not meanwhile, it is his turn. */
  private Uni<Void> say(SqlConnection connection, List<Decided> speaking) {
    List<EventEnvelope<?>> events = new ArrayList<>();
    List<Move> moves =
        speaking.stream()
            .filter(Decided::moves)
            .map(one -> moved(one, events))
            .map(now -> new Move(now.id(), now.status(), now.version()))
            .toList();
    return outgoing
        .queue(connection, speaking.stream().flatMap(Decided::words).toList(), moves)
        .chain(() -> outbox.write(connection, events));
  }

  private Locked moved(Decided decided, List<EventEnvelope<?>> events) {
    Locked before = decided.now();
    @Nullable String traceParent = decided.work().traceParent();
    Locked active = before.movedTo(ConversationStatus.BOT_ACTIVE);
    if (active.version() != before.version()) {
      events.add(active.movedFrom(before, traceParent, clock.now()));
    }
    Locked after =
        active.lastWord() ? active.movedTo(ConversationStatus.AWAITING_CUSTOMER) : active;
    if (after.version() != active.version()) {
      events.add(after.movedFrom(active, traceParent, clock.now()));
    }
    return after;
  }
}
