package dev.switchboard.scheduling.servicetype;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A service type as its business wants it (features.md S2).
 *
 * @param code lower snake case, never changed
 * @param emergencyMinutes an emergency takes at least this long; absent: 60
 * @param priceLow in the tenant's currency; both ends of the range or none
 * @param requiredSkill only technicians who have it are sent
 */
record ServiceTypeRequest(
    @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,62}") String code,
    @NotBlank @Size(max = 120) String name,
    @Min(5) @Max(720) int durationMinutes,
    @Nullable @Min(5) @Max(720) Integer emergencyMinutes,
    @Nullable @PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal priceLow,
    @Nullable @PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal priceHigh,
    @Nullable @Size(min = 1, max = 60) String requiredSkill) {
  private static final int USUAL_EMERGENCY_MINUTES = 60;

  int emergencyMinimum() {
    return emergencyMinutes == null ? USUAL_EMERGENCY_MINUTES : emergencyMinutes;
  }

  @AssertTrue(message = "must have a low end and a high end, in this order, or none")
  boolean isPriceRange() {
    return priceLow == null
        ? priceHigh == null
        : priceHigh != null && priceLow.compareTo(priceHigh) <= 0;
  }
}
