package dev.switchboard.billing.invoice;

import dev.switchboard.billing.Meter;
import dev.switchboard.billing.subscription.BillingPeriod;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.billing.BillingEventRecorded;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line that is owed (features.md B4).
 *
 * @param billedIn the number of the period whose close records it
 * @param period what it charges
 */
record BillingEvent(UUID subscriptionId, int billedIn, BillingPeriod period, InvoiceLine line) {
  BillingEvent {
    Objects.requireNonNull(subscriptionId, "subscriptionId");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(line, "line");
  }

  /** The same for the same line of the same close, however often that is tried. */
  UUID id() {
    return Ids.derived(subscriptionId, "%d %s %s".formatted(billedIn, line.type(), meter()));
  }

  @Nullable Meter meter() {
    return switch (line.explained()) {
      case Explanation.OfPlan plan -> null;
      case Explanation.OfUsage usage -> usage.meter();
    };
  }

  BillingEventRecorded recorded() {
    return new BillingEventRecorded(
        id(),
        subscriptionId,
        line.type(),
        line.description(),
        line.quantity(),
        line.unitPrice(),
        line.total().amount(),
        line.currency().getCurrencyCode(),
        period.startsAt(),
        period.endsAt());
  }
}
