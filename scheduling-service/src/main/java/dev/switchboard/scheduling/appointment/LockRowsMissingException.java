package dev.switchboard.scheduling.appointment;

/**
 * Days that nobody has booked yet have no lock rows. They are added in a transaction that holds
 * nothing else, so that no two who add wait for each other in a circle.
 */
final class LockRowsMissingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient LockKeys keys;

  LockRowsMissingException(LockKeys keys) {
    super("no lock rows yet", null, false, false);
    this.keys = keys;
  }

  LockKeys keys() {
    return keys;
  }
}
