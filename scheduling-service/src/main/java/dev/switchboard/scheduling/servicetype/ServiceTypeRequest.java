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
    @Min(MIN_MINUTES) @Max(MAX_MINUTES) int durationMinutes,
    @Nullable @Min(MIN_MINUTES) @Max(MAX_MINUTES) Integer emergencyMinutes,
    @Nullable @PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal priceLow,
    @Nullable @PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal priceHigh,
    @Nullable @Size(max = 60) String requiredSkill) {
  static final int MIN_MINUTES = 5;
  static final int MAX_MINUTES = 720;

  private static final int USUAL_EMERGENCY_MINUTES = 60;
  private static final int CENTS = 2;

  ServiceTypeRequest {
    name = name == null ? null : name.strip();
    emergencyMinutes = emergencyMinutes == null ? USUAL_EMERGENCY_MINUTES : emergencyMinutes;
    priceLow = inCents(priceLow);
    priceHigh = inCents(priceHigh);
    requiredSkill = requiredSkill == null || requiredSkill.isBlank() ? null : requiredSkill.strip();
  }

  ServiceTypeRequest lasting(int minutes) {
    return new ServiceTypeRequest(
        code, name, minutes, emergencyMinutes, priceLow, priceHigh, requiredSkill);
  }

  @AssertTrue(message = "must have a low end and a high end, in this order, or none")
  boolean isPriceRange() {
    return priceLow == null
        ? priceHigh == null
        : priceHigh != null && priceLow.compareTo(priceHigh) <= 0;
  }

  /** As the database gives it back; what has more digits is refused. */
  private static @Nullable BigDecimal inCents(@Nullable BigDecimal price) {
    return price == null || price.scale() > CENTS ? price : price.setScale(CENTS);
  }
}
