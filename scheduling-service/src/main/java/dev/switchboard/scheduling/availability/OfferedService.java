package dev.switchboard.scheduling.availability;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A service type, as far as planning is concerned.
 *
 * @param emergencyMinimum an emergency takes at least this long (features.md S2)
 * @param prices what it may cost, in the tenant's currency; null: not said
 */
public record OfferedService(
    String code,
    String name,
    Duration duration,
    Duration emergencyMinimum,
    @Nullable PriceRange prices,
    @Nullable String requiredSkill) {
  public OfferedService {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
  }

  Duration duration(boolean emergency) {
    return emergency && emergencyMinimum.compareTo(duration) > 0 ? emergencyMinimum : duration;
  }

  /** Both ends included. */
  public record PriceRange(BigDecimal low, BigDecimal high) {
    public PriceRange {
      Objects.requireNonNull(low, "low");
      Objects.requireNonNull(high, "high");
    }
  }
}
