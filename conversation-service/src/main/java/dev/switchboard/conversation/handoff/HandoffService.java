package dev.switchboard.conversation.handoff;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.contracts.conversation.HandoffRequested;
import dev.switchboard.conversation.conversation.OwnerKind;
import dev.switchboard.conversation.handoff.Held.Owner;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for a person. */
@ApplicationScoped
public class HandoffService {
  private static final String ASSISTANT = "assistant";
  private static final int LONGEST_SUMMARY = 4096;

  private final HandoffRepository handoffs;
  private final OutboxWriter outbox;
  private final BusinessClock clock;

  HandoffService(HandoffRepository handoffs, OutboxWriter outbox, BusinessClock clock) {
    this.handoffs = handoffs;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Puts the bot's conversation into the queue, in the caller's transaction: ESCALATED, owned by
   * nobody's bot any more, so that what the bot has queued before and not sent yet is discarded. A
   * conversation that already waits for a person, is with one, or is closed stays as it is.
   *
   * <p>What the assistant says to the customer as it hands over is queued after this call, in
   * whatever lane: then it has the new token and is sent. Move the conversation no further in this
   * transaction.
   *
   * @param summary what the agent should know; cut at 4096 characters
   */
  public Uni<Void> request(
      SqlConnection transaction,
      TenantId tenant,
      UUID conversationId,
      HandoffRequested.Reason reason,
      String summary,
      @Nullable String traceParent) {
    return handoffs
        .lock(transaction, tenant, conversationId)
        .map(found -> found.orElseThrow(() -> noConversation(conversationId)))
        .chain(
            now ->
                isBots(now)
                    ? queue(transaction, now, new Asked(reason, cut(summary), traceParent))
                    : Uni.createFrom().voidItem());
  }

  /** Why a person is asked for, and what he should know. */
  private record Asked(
      HandoffRequested.Reason reason, String summary, @Nullable String traceParent) {}

  private Uni<Void> queue(SqlConnection transaction, Held before, Asked asked) {
    Instant now = clock.now();
    HandoffRequested request =
        new HandoffRequested(Ids.next(), before.id(), before.customerId(), asked.reason(), now);
    List<EventEnvelope<?>> events = new ArrayList<>();
    Held after = escalated(before, asked, now, events);
    return handoffs
        .request(transaction, before.tenant(), request, asked.summary())
        .invoke(
            isNew -> {
              if (isNew) {
                events.add(
                    new EventEnvelope<>(
                        Ids.next(), now, before.tenant(), asked.traceParent(), request));
              }
            })
        .chain(() -> handoffs.give(transaction, after))
        .chain(() -> outbox.write(transaction, events));
  }

  private static Held escalated(
      Held before, Asked asked, Instant now, List<EventEnvelope<?>> events) {
    Held held = before.ownedBy(Owner.QUEUE);
    for (ConversationStatus next : before.wayToEscalated()) {
      Held moved = held.movedTo(next);
      events.add(moved.movedFrom(held.status(), ASSISTANT, asked.traceParent(), now));
      held = moved;
    }
    return held;
  }

  private static boolean isBots(Held conversation) {
    return conversation.owner().kind() == OwnerKind.BOT
        && conversation.status() != ConversationStatus.CLOSED;
  }

  private static String cut(String summary) {
    return summary.codePointCount(0, summary.length()) <= LONGEST_SUMMARY
        ? summary
        : summary.substring(0, summary.offsetByCodePoints(0, LONGEST_SUMMARY));
  }

  private static IllegalStateException noConversation(UUID id) {
    return new IllegalStateException("there is no conversation " + id);
  }
}
