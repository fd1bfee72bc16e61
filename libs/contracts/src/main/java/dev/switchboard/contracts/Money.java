package dev.switchboard.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount in a currency's minor unit, rounded half-even (features.md B4). Every rounding of money
 * happens here: PostgreSQL's {@code round} rounds half away from zero and is not used for it.
 *
 * @param amount always at the scale of the currency: 3.30 USD, 330 CLP
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {
  public Money {
    Objects.requireNonNull(currency, "currency");
    amount = amount.setScale(scaleOf(currency), RoundingMode.HALF_EVEN);
  }

  public static Money of(String amount, String currencyCode) {
    return new Money(new BigDecimal(amount), Currency.getInstance(currencyCode));
  }

  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /** Quantity times unit price, rounded once, at the end: 3 x 1.10 = 3.30. */
  public static Money ofQuantity(BigDecimal quantity, BigDecimal unitPrice, Currency currency) {
    return new Money(quantity.multiply(unitPrice), currency);
  }

  /**
   * @throws IllegalArgumentException when the currencies differ
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add %s to %s".formatted(other.currency, currency));
    }
    return new Money(amount.add(other.amount), currency);
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }

  private static int scaleOf(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }
}
