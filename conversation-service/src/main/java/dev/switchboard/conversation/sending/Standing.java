package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.conversation.MessageStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message of ours (features.md C8).
 *
 * @param at when it got there
 * @param sentAt absent until something proved that the provider took it
 * @param errorCode with FAILED only
 * @param reason why it failed or was not sent
 */
record Standing(
    MessageStatus status,
    @Nullable Instant at,
    @Nullable Instant sentAt,
    @Nullable String errorCode,
    @Nullable String reason) {

  static Standing of(MessageStatus status, Instant at) {
    return new Standing(status, at, null, null, null);
  }

  static Standing sent(Instant at) {
    return new Standing(MessageStatus.SENT, at, at, null, null);
  }

  static Standing failed(String errorCode, String reason, Instant at) {
    return new Standing(MessageStatus.FAILED, at, null, errorCode, reason);
  }

  static Standing notSent(MessageStatus status, String reason, Instant at) {
    return new Standing(status, at, null, null, reason);
  }

  /** Both in one: the higher rank, the earliest proof. */
  Standing and(Standing word) {
    Standing best = word.status.rank() > status.rank() ? word : this;
    return new Standing(
        best.status, best.at, earliest(sentAt, word.sentAt), best.errorCode, best.reason);
  }

  private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
