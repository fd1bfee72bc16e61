package dev.switchboard.conversation.alert;

import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.conversation.sending.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What an alert came to.
 *
 * @param result SENT, UNCONFIRMED, SUPPRESSED or FAILED
 * @param errorCode with FAILED only
 */
record AlertEnd(
    MessageStatus result,
    @Nullable String errorCode,
    @Nullable String reason,
    @Nullable String providerMessageId) {

  static AlertEnd failed(String errorCode, String reason) {
    return new AlertEnd(MessageStatus.FAILED, errorCode, reason, null);
  }

  static AlertEnd suppressed(String reason) {
    return new AlertEnd(MessageStatus.SUPPRESSED, null, reason, null);
  }

  static AlertEnd unconfirmed(String reason) {
    return new AlertEnd(MessageStatus.UNCONFIRMED, null, reason, null);
  }

  /** What a call comes to that is not made again. */
  static AlertEnd of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted ->
          new AlertEnd(MessageStatus.SENT, null, null, accepted.providerMessageId());
      case Outcome.Refused refused -> failed(refused.code(), refused.reason());
      case Outcome.Unknown unknown -> unconfirmed(unknown.reason());
      case Outcome.Again again -> failed(again.code(), again.reason());
    };
  }
}
