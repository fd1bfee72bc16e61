package dev.switchboard.tenant.apikey;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.ApiKeyChanged;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.security.ApiKeyText;
import dev.switchboard.tenant.TenantError;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API key that was given out; the key itself is not in here. */
@Entity
@Table(name = "api_key")
class IssuedKey {
  @Id private UUID id;

  @SuppressWarnings("UnusedVariable") // Hibernate reads it.
  private UUID tenantId;

  private long version;
  private String name;
  private String prefix;
  private String sha256;
  private String[] scopes;
  private String createdBy;
  private @Nullable Instant expiresAt;
  private @Nullable Instant revokedAt;

  @Column(insertable = false, updatable = false)
  private @Nullable Instant createdAt;

  @Column(insertable = false, updatable = false)
  private @Nullable Instant updatedAt;

  /** For Hibernate, which then fills the fields. */
  @SuppressWarnings("NullAway")
  IssuedKey() {}

  IssuedKey(TenantId tenant, ApiKeyText key, NewApiKey request, Actor by) {
    this.id = Ids.next();
    this.tenantId = tenant.value();
    this.version = 1;
    this.name = request.name().strip();
    this.prefix = key.prefix();
    this.sha256 = key.sha256();
    this.scopes = new TreeSet<>(request.scopes()).toArray(String[]::new);
    this.createdBy = by.toString();
    this.expiresAt = request.expiresAt();
  }

  ApiKeyChanged revoke(Instant now) {
    if (revokedAt != null) {
      throw new ApplicationException(TenantError.ILLEGAL_TRANSITION, "The key is revoked already.");
    }
    revokedAt = now;
    version++;
    return snapshot();
  }

  /** The key as it is now, for every service's copy. */
  ApiKeyChanged snapshot() {
    return new ApiKeyChanged(id, version, prefix, sha256, scopes(), revokedAt != null, expiresAt);
  }

  UUID id() {
    return id;
  }

  String name() {
    return name;
  }

  String prefix() {
    return prefix;
  }

  Set<String> scopes() {
    return Set.of(scopes);
  }

  String createdBy() {
    return createdBy;
  }

  @Nullable Instant expiresAt() {
    return expiresAt;
  }

  @Nullable Instant revokedAt() {
    return revokedAt;
  }

  /** Null until it was read back: the database sets it. */
  @Nullable Instant createdAt() {
    return createdAt;
  }

  /** Null until it was read back: the database sets it. */
  @Nullable Instant updatedAt() {
    return updatedAt;
  }
}
