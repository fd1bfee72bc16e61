package dev.switchboard.platform.accept;

/**
 * A delivery was not, or perhaps not, stored: the queue is full, the database is away, or the
 * outcome of the commit is not known. The provider is to send it again; a second copy does no harm.
 */
public final class AcceptUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AcceptUnavailableException(String message) {
    super(message, null, false, false);
  }

  AcceptUnavailableException(Throwable cause) {
    super(cause.toString(), cause);
  }
}
