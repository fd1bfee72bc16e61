package dev.switchboard.billing.usage;

import dev.switchboard.billing.Meter;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.platform.event.ConsumedEvent;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one event adds to one meter, at the event's own time.
 *
 * @param channel null for what has none
 */
record MeteredUnit(
    ConsumedEvent event,
    Meter meter,
    BigDecimal quantity,
    @Nullable ChannelKind channel,
    @Nullable UUID conversationId) {
  /** How a missing channel is kept. */
  static final String NO_CHANNEL = "NONE";

  MeteredUnit {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(meter, "meter");
    if (quantity.signum() <= 0) {
      throw new IllegalArgumentException("usage is more than nothing");
    }
  }

  static MeteredUnit one(
      ConsumedEvent event,
      Meter meter,
      @Nullable ChannelKind channel,
      @Nullable UUID conversationId) {
    return new MeteredUnit(event, meter, BigDecimal.ONE, channel, conversationId);
  }

  String channelName() {
    return channel == null ? NO_CHANNEL : channel.name();
  }
}
