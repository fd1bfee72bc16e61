package dev.switchboard.scheduling.appointment;

/** Between reading the setup and locking the days somebody changed it: read it again. */
final class SetupChangedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SetupChangedException() {
    super("the setup was changed meanwhile", null, false, false);
  }
}
