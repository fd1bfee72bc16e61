package dev.switchboard.tenant.tenant;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.tenant.TenantError;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A business that uses the platform. Each transition returns the event that tells it, or throws for
 * an illegal move; the version rises by one with each, under the row's lock.
 */
@Entity
@Table(name = "tenant")
class Tenant {
  @Id private UUID id;
  private long version;
  private String slug;

  @Enumerated(EnumType.STRING)
  private TenantStatus status;

  private @Nullable String suspensionReason;
  @Embedded private TenantProfile profile;

  @Column(insertable = false, updatable = false)
  private @Nullable Instant createdAt;

  @Column(insertable = false, updatable = false)
  private @Nullable Instant updatedAt;

  /** For Hibernate, which then fills the fields. */
  @SuppressWarnings("NullAway")
  Tenant() {}

  Tenant(String slug, TenantProfile profile) {
    this.id = Ids.next();
    this.version = 1;
    this.slug = slug;
    this.status = TenantStatus.ACTIVE;
    this.profile = profile;
  }

  TenantChanged change(TenantProfile changed) {
    profile = changed;
    return nextVersion();
  }

  TenantChanged suspend(String reason) {
    require(TenantStatus.ACTIVE);
    status = TenantStatus.SUSPENDED;
    suspensionReason = reason;
    return nextVersion();
  }

  TenantChanged reactivate() {
    require(TenantStatus.SUSPENDED);
    status = TenantStatus.ACTIVE;
    suspensionReason = null;
    return nextVersion();
  }

  /** The tenant as it is now, for every service's copy. */
  TenantChanged snapshot() {
    return new TenantChanged(
        id,
        version,
        profile.name(),
        slug,
        status,
        profile.lockedDown(),
        profile.vertical(),
        profile.timeZone(),
        profile.country(),
        profile.language(),
        profile.currency(),
        profile.planCode(),
        profile.ownerName(),
        profile.ownerPhone(),
        profile.ownerEmail());
  }

  TenantId id() {
    return new TenantId(id);
  }

  long version() {
    return version;
  }

  TenantProfile profile() {
    return profile;
  }

  @Nullable String suspensionReason() {
    return suspensionReason;
  }

  /** Null until it was read back: the database sets it. */
  @Nullable Instant createdAt() {
    return createdAt;
  }

  /** Null until it was read back: the database sets it. */
  @Nullable Instant updatedAt() {
    return updatedAt;
  }

  private TenantChanged nextVersion() {
    version++;
    return snapshot();
  }

  private void require(TenantStatus expected) {
    if (status != expected) {
      throw new ApplicationException(
          TenantError.ILLEGAL_TRANSITION, "The tenant is " + status + ".");
    }
  }
}
