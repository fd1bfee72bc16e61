package dev.switchboard.platform.security;

import dev.switchboard.contracts.TenantId;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as this service knows it.
 *
 * @param sha256 lower-case hex of the SHA-256 of the whole key
 * @param expiresAt the first instant at which it is no longer valid; null for never
 */
public record ApiKey(
    UUID id,
    TenantId tenant,
    String sha256,
    Set<String> scopes,
    boolean revoked,
    @Nullable Instant expiresAt) {
  public ApiKey {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(sha256, "sha256");
    scopes = Set.copyOf(scopes);
  }

  boolean admits(ApiKeyText given, Instant now) {
    return ConstantTime.equals(sha256, given.sha256())
        && !revoked
        && (expiresAt == null || now.isBefore(expiresAt));
  }
}
