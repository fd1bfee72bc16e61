package dev.switchboard.conversation.intake;

/**
 * Somebody else changed, between two of our statements, what the first one had seen. Rare; nothing
 * is lost: the transaction rolls back and the poll loop applies the events again.
 */
final class LostRaceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LostRaceException(String what) {
    super(what);
  }
}
