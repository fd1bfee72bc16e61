package dev.switchboard.platform.event;

/** An event whose data is not what its type promises; it becomes a dead letter. */
public final class UnreadableEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableEventException(ConsumedEvent event, Throwable cause) {
    super("event %s of %s cannot be read".formatted(event.id(), event.topic().topicName()), cause);
  }
}
