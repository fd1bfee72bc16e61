package dev.switchboard.scheduling.servicetype;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One kind of visit a business offers (features.md S2). */
@Entity
@Table(name = "service_type")
class ServiceType {
  @Id UUID id;
  UUID tenantId;
  String code;
  String name;
  int durationMinutes;
  int emergencyMinutes;
  @Nullable BigDecimal priceLow;
  @Nullable BigDecimal priceHigh;
  @Nullable String requiredSkill;

  @Column(insertable = false, updatable = false)
  @Nullable Instant createdAt;

  @Column(insertable = false, updatable = false)
  @Nullable Instant updatedAt;

  /** For Hibernate, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  ServiceType() {}

  ServiceType(UUID id, UUID tenantId, ServiceTypeRequest request) {
    this.id = id;
    this.tenantId = tenantId;
    this.code = request.code();
    this.name = request.name();
    describe(request);
  }

  /** Takes over everything but the code, which appointments name. */
  final void describe(ServiceTypeRequest request) {
    name = request.name();
    durationMinutes = request.durationMinutes();
    emergencyMinutes = request.emergencyMinimum();
    priceLow = request.priceLow();
    priceHigh = request.priceHigh();
    requiredSkill = request.requiredSkill();
  }
}
