package dev.switchboard.simulators.server;

/** A control request that cannot be carried out; answered 400 with the reason. */
public final class RefusedException extends RuntimeException {
  public RefusedException(String reason) {
    super(reason);
  }
}
