package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.conversation.whatsapp.InboundStatus;
import dev.switchboard.conversation.whatsapp.ProviderError;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The best that one poll has to say about one message of ours (features.md C8).
 *
 * @param sentAt the earliest time at which something proved that the message was sent; a failure
 *     proves nothing
 * @param error with FAILED
 * @param messageId our id, from the callback data: finds the message while its provider id is not
 *     yet committed
 */
record StatusWord(
    Origin origin,
    MessageKey key,
    MessageStatus status,
    Instant at,
    @Nullable Instant sentAt,
    @Nullable ProviderError error,
    @Nullable UUID messageId) {

  static StatusWord of(Origin origin, InboundStatus status, Instant now) {
    Instant at = status.at() == null ? now : status.at();
    return new StatusWord(
        origin,
        new MessageKey(origin.channel().id(), status.id()),
        status.status(),
        at,
        status.status() == MessageStatus.FAILED ? null : at,
        status.error(),
        id(status.callbackData()));
  }

  /** Both words in one, the same whichever came first. */
  StatusWord and(StatusWord other) {
    StatusWord best = beats(other) ? this : other;
    return new StatusWord(
        best.origin,
        key,
        best.status,
        best.at,
        earliest(sentAt, other.sentAt),
        best.error,
        messageId == null ? other.messageId : messageId);
  }

  private boolean beats(StatusWord other) {
    int ranks = Integer.compare(status.rank(), other.status.rank());
    return ranks > 0 || (ranks == 0 && !at.isAfter(other.at));
  }

  static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /** Callback data of another program's making is no id of ours. */
  private static @Nullable UUID id(@Nullable String callbackData) {
    if (callbackData == null || callbackData.length() != 36) {
      return null;
    }
    try {
      return UUID.fromString(callbackData);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
