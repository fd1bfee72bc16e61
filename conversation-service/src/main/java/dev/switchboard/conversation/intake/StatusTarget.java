package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.contracts.conversation.MessageRole;
import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.conversation.whatsapp.ProviderError;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of ours that a word is about, locked.
 *
 * @param place which of the words
 * @param learnt whether the word brings the provider's id, which was not known
 */
record StatusTarget(
    int place,
    UUID messageId,
    boolean learnt,
    UUID conversationId,
    @Nullable UUID customerId,
    MessageRole role,
    MessageKind kind,
    long sequence,
    Standing standing) {

  /**
   * What is known of a message of ours (features.md C8).
   *
   * @param at when it got there
   * @param sentAt absent until something proved that it was sent
   * @param error with FAILED only
   */
  record Standing(
      MessageStatus status,
      @Nullable Instant at,
      @Nullable Instant sentAt,
      @Nullable ProviderError error) {

    /**
     * Raised by a word, never lowered. The proof of being sent counts whatever the rank: a SENT
     * that comes after FAILED still says that the provider took the message.
     */
    Standing after(StatusWord word) {
      Instant proof = StatusWord.earliest(sentAt, word.sentAt());
      return word.status().rank() > status.rank()
          ? new Standing(word.status(), word.at(), proof, word.error())
          : new Standing(status, at, proof, error);
    }
  }
}
