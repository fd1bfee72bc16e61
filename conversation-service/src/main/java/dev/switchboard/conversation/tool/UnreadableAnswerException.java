package dev.switchboard.conversation.tool;

/** JSON that is not of the shape it should have. */
public final class UnreadableAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableAnswerException(Class<?> wanted, Throwable cause) {
    super("not a readable " + wanted.getSimpleName(), cause);
  }
}
