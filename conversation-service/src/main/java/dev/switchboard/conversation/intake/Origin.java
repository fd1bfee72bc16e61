package dev.switchboard.conversation.intake;

import dev.switchboard.platform.event.ConsumedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The delivery that something came with.
 *
 * @param traceParent passed on with everything it causes
 */
record Origin(
    IntakeChannel channel, UUID eventId, Instant receivedAt, @Nullable String traceParent) {
  static Origin of(ConsumedEvent event, IntakeChannel channel) {
    return new Origin(channel, event.id(), event.time(), event.traceParent());
  }
}
