package dev.switchboard.scheduling.servicetype;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A service type as its readers see it; see {@link ServiceTypeRequest}. */
record ServiceTypeView(
    UUID serviceTypeId,
    String code,
    String name,
    int durationMinutes,
    int emergencyMinutes,
    @Nullable BigDecimal priceLow,
    @Nullable BigDecimal priceHigh,
    @Nullable String requiredSkill,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {
  static ServiceTypeView from(ServiceType type) {
    return new ServiceTypeView(
        type.id,
        type.code,
        type.name,
        type.durationMinutes,
        type.emergencyMinutes,
        type.priceLow,
        type.priceHigh,
        type.requiredSkill,
        type.createdAt,
        type.updatedAt);
  }
}
