package dev.switchboard.billing.plan;

import dev.switchboard.billing.Meter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request for a plan, or for the next version of one (features.md B1).
 *
 * @param included units per period, by meter
 * @param effectiveFrom periods that start from then on are charged by it; now when left out, never
 *     in the past
 */
record NewPlan(
    @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,62}") String code,
    @NotBlank @Size(max = 100) String name,
    @NotNull
        Map<Meter, @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 6) BigDecimal>
            included,
    @NotEmpty List<@NotNull @Valid Price> prices,
    @Nullable Instant effectiveFrom) {

  /**
   * @param currency ISO 4217, each at most once in a plan
   * @param pricePerPeriod with no more decimals than the currency has
   * @param overage the price of one unit beyond what is included, by meter
   */
  record Price(
      @NotNull Currency currency,
      @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 4) BigDecimal pricePerPeriod,
      @NotNull
          Map<Meter, @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 8) BigDecimal>
              overage) {
    PlanPrice checked() {
      return new PlanPrice(currency, pricePerPeriod, overage);
    }
  }
}
