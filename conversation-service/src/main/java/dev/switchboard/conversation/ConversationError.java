package dev.switchboard.conversation;

import dev.switchboard.platform.problem.ErrorCode;

/** The ways conversation-service refuses; what all services share is in {@code PlatformError}. */
public enum ConversationError implements ErrorCode {
  WEBHOOK_NOT_VERIFIED(403, "The verify token is not right"),
  WEBHOOK_SIGNATURE_INVALID(403, "The signature is not right"),
  WEBHOOK_APP_UNKNOWN(404, "There is no such webhook address"),
  CUSTOMER_NOT_FOUND(404, "There is no such customer"),
  CONVERSATION_NOT_FOUND(404, "There is no such conversation"),
  ILLEGAL_TRANSITION(409, "The conversation cannot make this move"),
  CHANNEL_CLAIMED(409, "The number is connected already"),
  CHANNEL_APP_UNKNOWN(422, "There is no such app"),
  DELIVERY_NOT_STORED(503, "The delivery could not be stored");

  private final int status;
  private final String title;

  ConversationError(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
