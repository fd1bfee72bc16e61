package dev.switchboard.conversation.handoff;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.conversation.ConversationError;
import dev.switchboard.conversation.conversation.ConversationService;
import dev.switchboard.conversation.conversation.ConversationView;
import dev.switchboard.conversation.conversation.OwnerKind;
import dev.switchboard.conversation.handoff.Held.Owner;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What people do about the floor: see who waits for them, take a conversation, give it back. */
@ApplicationScoped
class FloorService {
  private final HandoffRepository handoffs;
  private final ConversationService conversations;
  private final TenantTransactions transactions;
  private final CurrentTenant currentTenant;
  private final OutboxWriter outbox;
  private final BusinessClock clock;

  FloorService(
      HandoffRepository handoffs,
      ConversationService conversations,
      TenantTransactions transactions,
      CurrentTenant currentTenant,
      OutboxWriter outbox,
      BusinessClock clock) {
    this.handoffs = handoffs;
    this.conversations = conversations;
    this.transactions = transactions;
    this.currentTenant = currentTenant;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The newest first. */
  Uni<Page<HandoffView>> handoffs(boolean open, PageRequest request) {
    TenantId tenant = currentTenant.require();
    return transactions
        .onConnection(tenant, connection -> handoffs.list(connection, tenant, open, request))
        .map(rows -> Page.of(request, rows, FloorService::place));
  }

  /** The agent answers from now on. Done already, it changes nothing. */
  Uni<ConversationView> takeOver(UUID conversationId, Actor.User agent) {
    Owner owner = Owner.agent(agent.id());
    return inTransaction(
        conversationId,
        (connection, now) ->
            now.owner().equals(owner)
                ? Uni.createFrom().voidItem()
                : pass(connection, now, owner, ConversationStatus.AGENT_ACTIVE, agent)
                    .chain(at -> handoffs.accept(connection, now, agent.id(), at)));
  }

  /** The bot answers from now on; the handoff is over. */
  Uni<ConversationView> giveBack(UUID conversationId, Actor.User agent) {
    return inTransaction(
        conversationId,
        (connection, now) -> {
          if (now.owner().kind() == OwnerKind.BOT) {
            throw illegal("The conversation is with the bot.");
          }
          return pass(connection, now, Owner.BOT, ConversationStatus.BOT_ACTIVE, agent)
              .chain(at -> handoffs.resolve(connection, now, at));
        });
  }

  /** What is done with a conversation under its lock. */
  private interface Change {
    Uni<Void> apply(SqlConnection connection, Held now);
  }

  private Uni<ConversationView> inTransaction(UUID conversationId, Change change) {
    TenantId tenant = currentTenant.require();
    return transactions
        .onConnection(
            tenant,
            connection ->
                handoffs
                    .lock(connection, tenant, conversationId)
                    .map(found -> found.orElseThrow(() -> notFound(conversationId)))
                    .chain(now -> change.apply(connection, now)))
        .chain(() -> conversations.one(conversationId));
  }

  /** Gives the time of it. */
  private Uni<Instant> pass(
      SqlConnection connection, Held before, Owner to, ConversationStatus status, Actor by) {
    if (!before.may(status)) {
      throw illegal(
          "A conversation that is %s does not become %s.".formatted(before.status(), status));
    }
    Instant now = clock.now();
    Held after = before.movedTo(status).ownedBy(to);
    String trace = TraceContext.current().map(TraceParent::header).orElse(null);
    EventEnvelope<?> moved = after.movedFrom(before.status(), by.toString(), trace, now);
    return handoffs
        .give(connection, after)
        .chain(() -> outbox.write(connection, List.of(moved)))
        .replaceWith(now);
  }

  private static Cursor place(HandoffView handoff) {
    return Cursor.at(HandoffRepository.REQUESTED, handoff.requestedAt(), handoff.handoffId());
  }

  private static ApplicationException illegal(String detail) {
    return new ApplicationException(ConversationError.ILLEGAL_TRANSITION, detail);
  }

  private static ApplicationException notFound(UUID id) {
    return new ApplicationException(
        ConversationError.CONVERSATION_NOT_FOUND, "There is no conversation " + id + ".");
  }
}
