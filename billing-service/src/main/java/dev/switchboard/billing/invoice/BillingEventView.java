package dev.switchboard.billing.invoice;

import dev.switchboard.billing.Meter;
import dev.switchboard.contracts.billing.BillingEventRecorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line that is owed (features.md B4).
 *
 * @param meter null for SUBSCRIPTION
 * @param totalAmount quantity x unit price, rounded half-even to the currency
 * @param periodStart of what is charged; with the meter it leads to the usage
 * @param periodEnd exclusive
 */
record BillingEventView(
    UUID billingEventId,
    UUID subscriptionId,
    BillingEventRecorded.Type type,
    @Nullable Meter meter,
    String description,
    BigDecimal quantity,
    BigDecimal unitPrice,
    BigDecimal totalAmount,
    String currency,
    Instant periodStart,
    Instant periodEnd,
    Instant createdAt) {
  static BillingEventView from(RecordedEvent event) {
    return new BillingEventView(
        event.id,
        event.subscriptionId,
        event.type,
        event.meter,
        event.description,
        event.quantity,
        event.unitPrice,
        event.totalAmount,
        event.currency,
        event.periodStart,
        event.periodEnd,
        event.createdAt);
  }
}
