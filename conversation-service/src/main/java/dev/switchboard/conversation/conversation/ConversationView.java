package dev.switchboard.conversation.conversation;

import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.contracts.conversation.ConversationStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the tenant's people see it (features.md C30).
 *
 * @param version rises with each move
 * @param customerId absent for an anonymous visitor until he says who he is
 * @param sessionId of a call or a visitor
 * @param active whether anybody still has to do something: neither RESOLVED nor CLOSED
 * @param ownerId the agent, when the owner is one
 * @param lastInboundAt when the customer last said something new
 * @param totalMessages also the sequence of the last message
 */
public record ConversationView(
    UUID conversationId,
    long version,
    ChannelKind channel,
    UUID channelId,
    @Nullable UUID customerId,
    @Nullable String sessionId,
    ConversationStatus status,
    boolean active,
    OwnerKind owner,
    @Nullable UUID ownerId,
    Instant startedAt,
    Instant lastMessageAt,
    @Nullable Instant lastInboundAt,
    long totalMessages,
    Instant createdAt,
    Instant updatedAt) {

  static ConversationView from(Conversation conversation) {
    return new ConversationView(
        conversation.id,
        conversation.version,
        conversation.channel,
        conversation.channelId,
        conversation.customerId,
        conversation.sessionId,
        conversation.status,
        conversation.isActive(),
        conversation.ownerKind,
        conversation.ownerId,
        conversation.startedAt,
        conversation.lastMessageAt,
        conversation.lastInboundAt,
        conversation.totalMessages,
        conversation.createdAt,
        conversation.updatedAt);
  }
}
