package dev.switchboard.conversation.message;

import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.contracts.conversation.MessageRole;
import dev.switchboard.contracts.conversation.MessageStatus;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as the tenant's people see it (features.md C14).
 *
 * @param sequence its place in the conversation, from 1, without gaps
 * @param payload what it holds beside its text: a file's id, a place, the button that was pressed
 * @param replyTo the provider's id of the message it answers
 * @param sentAt the provider's time; of a message of ours, absent until it was proved to be sent
 * @param status of a message of ours
 * @param errorCode the provider's, when FAILED
 * @param sentBy the person who wrote it, when an agent did
 * @param createdAt when we stored it
 */
public record MessageView(
    UUID messageId,
    UUID conversationId,
    long sequence,
    MessageRole role,
    MessageKind kind,
    @Nullable String text,
    Map<String, Object> payload,
    @Nullable String providerMessageId,
    @Nullable String replyTo,
    @Nullable Instant sentAt,
    @Nullable MessageStatus status,
    @Nullable Instant statusAt,
    @Nullable String errorCode,
    @Nullable String errorReason,
    @Nullable Integer tokensIn,
    @Nullable Integer tokensOut,
    @Nullable Integer latencyMs,
    @Nullable String model,
    @Nullable UUID sentBy,
    Instant createdAt,
    Instant updatedAt) {

  static MessageView from(Message message) {
    return new MessageView(
        message.id,
        message.conversationId,
        message.sequence,
        message.role,
        message.kind,
        message.text,
        message.payload,
        message.providerMessageId,
        message.replyTo,
        message.sentAt,
        message.status,
        message.statusAt,
        message.errorCode,
        message.errorReason,
        message.tokensIn,
        message.tokensOut,
        message.latencyMs,
        message.model,
        message.sentBy,
        message.createdAt,
        message.updatedAt);
  }
}
