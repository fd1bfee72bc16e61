package dev.switchboard.conversation.sending;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time in which free words reach a customer (protocols.md 1.7); outside, only a template. */
public final class ServiceWindow {
  private static final Duration OPEN_FOR = Duration.ofHours(24);

  private ServiceWindow() {}

  /**
   * @param lastInboundAt when he last wrote, if ever
   */
  public static boolean isOpen(@Nullable Instant lastInboundAt, Instant at) {
    return lastInboundAt != null && at.isBefore(lastInboundAt.plus(OPEN_FOR));
  }
}
