package dev.switchboard.billing.invoice;

import dev.switchboard.contracts.Money;
import dev.switchboard.contracts.billing.BillingEventRecorded;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * A line of an invoice. Its total follows from the rest and cannot be given (features.md B4).
 *
 * @param quantity at least 0
 * @param unitPrice negative for CREDIT only
 */
public record InvoiceLine(
    BillingEventRecorded.Type type,
    String description,
    BigDecimal quantity,
    BigDecimal unitPrice,
    Currency currency,
    Explanation explained) {
  public InvoiceLine {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(explained, "explained");
    if (quantity.signum() < 0) {
      throw new IllegalArgumentException("a quantity is not negative");
    }
    if (unitPrice.signum() < 0 && type != BillingEventRecorded.Type.CREDIT) {
      throw new IllegalArgumentException("only a credit has a negative price");
    }
  }

  /** Rounded once, half-even: 3 x 1.10 = 3.30. */
  public Money total() {
    return Money.ofQuantity(quantity, unitPrice, currency);
  }
}
