package dev.switchboard.platform.work;

/** The work row is another's by now; what was done under the old lease must not take effect. */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseLostException(String table, Claimed work) {
    super("%s %s: epoch %d is over".formatted(table, work.id(), work.leaseEpoch()));
  }
}
