package dev.switchboard.conversation.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person or firm that writes to the tenant (features.md C1). */
@Entity
@Table(name = "customer")
class Customer {
  @Id UUID id;
  UUID tenantId;
  @Version long version;
  @Nullable String name;
  @Nullable String phone;
  @Nullable String email;
  @Nullable String address;
  @Nullable String externalId;
  @Nullable String language;
  @Nullable String notes;
  List<String> tags;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, Object> metadata;

  @Nullable Instant lastInteractionAt;
  @Nullable Instant archivedAt;

  @Column(insertable = false, updatable = false)
  Instant createdAt;

  @Column(insertable = false, updatable = false)
  Instant updatedAt;

  /** For Hibernate, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  Customer() {}
}
