package dev.switchboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  private static final Currency POUND = Currency.getInstance("GBP");

  @ParameterizedTest
  @CsvSource({
    "3, 1.10, GBP, 3.30",
    "1, 0.125, GBP, 0.12",
    "1, 0.135, GBP, 0.14",
    "1, 2.5, CLP, 2",
    "1, 3.5, CLP, 4",
    "2.5, 0.333, GBP, 0.83",
    "1, -0.125, GBP, -0.12"
  })
  void quantityTimesUnitPriceIsRoundedHalfEvenOnceToTheCurrency(
      BigDecimal quantity, BigDecimal unitPrice, String currency, BigDecimal total) {
    Money money = Money.ofQuantity(quantity, unitPrice, Currency.getInstance(currency));
    assertThat(money.amount()).isEqualTo(total);
  }

  @Property
  void theTotalIsNeverFurtherThanHalfAUnitFromTheExactProduct(
      @ForAll @BigRange(min = "0", max = "1000000") @Scale(6) BigDecimal quantity,
      @ForAll @BigRange(min = "-1000", max = "1000") @Scale(6) BigDecimal unitPrice) {
    BigDecimal total = Money.ofQuantity(quantity, unitPrice, POUND).amount();
    assertThat(total.subtract(quantity.multiply(unitPrice)).abs())
        .isLessThanOrEqualTo(new BigDecimal("0.005"));
  }

  @Test
  void moneyOfTwoCurrenciesIsNotAdded() {
    assertThatThrownBy(() -> Money.of("1", "GBP").plus(Money.of("1", "ARS")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ARS");
  }
}
