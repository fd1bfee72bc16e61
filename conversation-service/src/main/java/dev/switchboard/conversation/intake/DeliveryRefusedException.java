package dev.switchboard.conversation.intake;

/**
 * A delivery that no repetition would make applicable. The message goes to the dead letter and the
 * log, so it quotes nothing of the delivery.
 */
final class DeliveryRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DeliveryRefusedException(String reason) {
    super(reason);
  }
}
