package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Money;
import dev.switchboard.scheduling.availability.OfferedService.PriceRange;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a visit is worth before anybody has seen it (features.md S17): the middle of the price
 * range, whose ends an emergency raises by 15 and 25 %.
 */
final class EstimatePolicy {
  private static final BigDecimal EMERGENCY_LOW = new BigDecimal("1.15");
  private static final BigDecimal EMERGENCY_HIGH = new BigDecimal("1.25");
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private EstimatePolicy() {}

  static Optional<Money> estimate(
      @Nullable PriceRange prices, boolean emergency, Currency currency) {
    if (prices == null) {
      return Optional.empty();
    }
    BigDecimal low = emergency ? prices.low().multiply(EMERGENCY_LOW) : prices.low();
    BigDecimal high = emergency ? prices.high().multiply(EMERGENCY_HIGH) : prices.high();
    return Optional.of(Money.ofQuantity(HALF, low.add(high), currency));
  }
}
