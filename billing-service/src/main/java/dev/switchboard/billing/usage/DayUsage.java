package dev.switchboard.billing.usage;

import dev.switchboard.billing.Meter;
import dev.switchboard.contracts.conversation.ChannelKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was used of a meter on a day of the tenant's zone.
 *
 * @param channel null for what has none
 */
public record DayUsage(
    Meter meter, LocalDate day, @Nullable ChannelKind channel, BigDecimal quantity) {
  public DayUsage {
    Objects.requireNonNull(meter, "meter");
    Objects.requireNonNull(day, "day");
    if (quantity.signum() < 0) {
      throw new IllegalArgumentException("usage is not negative");
    }
  }
}
