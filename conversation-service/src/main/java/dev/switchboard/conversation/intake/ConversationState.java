package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.conversation.conversation.ConversationMoves;
import dev.switchboard.conversation.conversation.OwnerKind;
import dev.switchboard.conversation.intake.Incoming.ThreadKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation under our lock.
 *
 * @param reply how to reach the customer: the name he was last known by, a {@code wa_id} if any
 * @param lastInboundAt when the customer last said something new: it opens the 24 hours in which
 *     free text may be sent (protocols.md 1.7)
 * @param totalMessages also the sequence of the last message
 */
record ConversationState(
    TenantId tenantId,
    UUID id,
    long version,
    UUID channelId,
    @Nullable UUID customerId,
    ConversationStatus status,
    Owner owner,
    SenderName reply,
    Instant startedAt,
    Instant lastMessageAt,
    @Nullable Instant lastInboundAt,
    long totalMessages) {

  /** Who answers, and the fencing token that rises with each new one (features.md X3). */
  record Owner(OwnerKind kind, long epoch) {
    Owner orBot(boolean bot) {
      return bot && kind != OwnerKind.BOT ? new Owner(OwnerKind.BOT, epoch + 1) : this;
    }
  }

  Optional<ThreadKey> thread() {
    return Optional.ofNullable(customerId).map(customer -> new ThreadKey(channelId, customer));
  }

  /** This conversation with these messages in it, which it did not have before. */
  ConversationState with(List<Arrival> messages) {
    ConversationState state = this;
    for (Arrival message : messages) {
      state = state.with(message);
    }
    return state;
  }

  private ConversationState with(Arrival message) {
    Instant at = message.countsAt();
    ConversationStatus after =
        message.opensTheFloor()
            ? ConversationMoves.afterCustomerWrote(status, owner.kind())
            : status;
    return new ConversationState(
        tenantId,
        id,
        after == status ? version : version + 1,
        channelId,
        customerId,
        after,
        owner.orBot(status == ConversationStatus.RESOLVED && after != status),
        replyAfter(message),
        at.isBefore(startedAt) ? at : startedAt,
        at.isAfter(lastMessageAt) ? at : lastMessageAt,
        message.opensTheFloor() ? later(lastInboundAt, at) : lastInboundAt,
        totalMessages + 1);
  }

  private SenderName replyAfter(Arrival message) {
    SenderName name = SenderName.of(message.message().sender()).getLast();
    boolean better =
        name.kind() == SenderName.Kind.WA_ID
            && (reply.kind() != SenderName.Kind.WA_ID
                || !message.countsAt().isBefore(lastMessageAt));
    return better ? name : reply;
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || other.isAfter(one) ? other : one;
  }
}
