package dev.switchboard.platform.event;

/** A row that Kafka refuses for its own fault, and always will. */
public final class UnpublishableEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnpublishableEventException(Throwable cause) {
    super(cause.toString(), cause);
  }
}
