package dev.switchboard.contracts.billing;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A line that an invoice will carry (features.md B4).
 *
 * @param quantity at least 0
 * @param unitPrice negative for CREDIT only
 * @param totalAmount quantity x unit price, rounded half-even to the currency
 * @param periodEnd exclusive
 */
public record BillingEventRecorded(
    UUID billingEventId,
    UUID subscriptionId,
    Type type,
    String description,
    BigDecimal quantity,
    BigDecimal unitPrice,
    BigDecimal totalAmount,
    String currency,
    Instant periodStart,
    Instant periodEnd)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.BILLING_EVENT_RECORDED;
  }

  @Override
  public UUID subject() {
    return billingEventId;
  }

  @Override
  public UUID orderingKey() {
    return subscriptionId;
  }

  /** What the line is for. */
  public enum Type {
    SUBSCRIPTION,
    OVERAGE,
    ADJUSTMENT,
    CREDIT
  }
}
