package dev.switchboard.billing.invoice;

import dev.switchboard.billing.Meter;
import dev.switchboard.contracts.billing.BillingEventRecorded;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A billing event as it was recorded; nothing changes it. */
@Entity
@Immutable
@Table(name = "billing_event")
class RecordedEvent {
  @Id UUID id;
  UUID subscriptionId;

  @Enumerated(EnumType.STRING)
  BillingEventRecorded.Type type;

  @Enumerated(EnumType.STRING)
  @Nullable Meter meter;

  String description;
  BigDecimal quantity;
  BigDecimal unitPrice;
  BigDecimal totalAmount;
  String currency;
  Instant periodStart;
  Instant periodEnd;

  @Column(insertable = false, updatable = false)
  Instant createdAt;

  /** For Hibernate, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  RecordedEvent() {}
}
