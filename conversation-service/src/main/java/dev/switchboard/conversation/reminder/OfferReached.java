package dev.switchboard.conversation.reminder;

import dev.switchboard.conversation.sending.ServiceWindow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An offer, and where its customer can be reached.
 *
 * @param occupied whether a person has the conversation, or is waited for: the assistant would not
 *     hear the answer
 * @param lastInboundAt when he last wrote there
 * @param template the channel's, if it has one
 */
record OfferReached(
    Offer offer,
    Reached.@Nullable Conversation conversation,
    Customer customer,
    boolean occupied,
    @Nullable Instant lastInboundAt,
    @Nullable String template) {

  /** Why nothing is said; absent when something is. */
  @Nullable Skipped skipped(Instant now) {
    if (!now.isBefore(offer.offered().expiresAt())) {
      return Skipped.LATE;
    }
    if (conversation == null) {
      return Skipped.NO_CONVERSATION;
    }
    if (occupied && !conversation.closed()) {
      return Skipped.OCCUPIED;
    }
    boolean freeWords = !conversation.closed() && ServiceWindow.isOpen(lastInboundAt, now);
    return freeWords || template != null ? null : Skipped.NO_TEMPLATE;
  }
}
