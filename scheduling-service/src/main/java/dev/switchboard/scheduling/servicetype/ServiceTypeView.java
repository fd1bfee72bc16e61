package dev.switchboard.scheduling.servicetype;

import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.Versioned;
import dev.switchboard.scheduling.availability.OfferedService;
import dev.switchboard.scheduling.availability.OfferedService.PriceRange;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service type as its readers see it; see {@link ServiceTypeRequest}.
 *
 * @param version also the ETag
 * @param archivedAt null while it is offered
 */
record ServiceTypeView(
    UUID serviceTypeId,
    long version,
    String code,
    String name,
    int durationMinutes,
    int emergencyMinutes,
    @Nullable BigDecimal priceLow,
    @Nullable BigDecimal priceHigh,
    @Nullable String requiredSkill,
    @Nullable Instant archivedAt,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {
  static ServiceTypeView from(Row row) {
    return new ServiceTypeView(
        row.getUUID("id"),
        row.getLong("version"),
        row.getString("code"),
        row.getString("name"),
        row.getInteger("duration_minutes"),
        row.getInteger("emergency_minutes"),
        row.getBigDecimal("price_low"),
        row.getBigDecimal("price_high"),
        row.getString("required_skill"),
        Rows.instantOrNull(row, "archived_at"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }

  /** The request that would change nothing. */
  ServiceTypeRequest asRequest() {
    return new ServiceTypeRequest(
        code, name, durationMinutes, emergencyMinutes, priceLow, priceHigh, requiredSkill);
  }

  OfferedService asOffered() {
    return new OfferedService(
        code,
        name,
        Duration.ofMinutes(durationMinutes),
        Duration.ofMinutes(emergencyMinutes),
        priceLow == null || priceHigh == null ? null : new PriceRange(priceLow, priceHigh),
        requiredSkill);
  }
}
