package dev.switchboard.tenant.apikey;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as its tenant sees it again.
 *
 * @param prefix how the key begins: {@code sbk_<prefix>_}
 * @param createdBy the actor: {@code user:...}
 */
record ApiKeyView(
    UUID apiKeyId,
    String name,
    String prefix,
    Set<String> scopes,
    String createdBy,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {
  static ApiKeyView from(IssuedKey key) {
    return new ApiKeyView(
        key.id(),
        key.name(),
        key.prefix(),
        new TreeSet<>(key.scopes()),
        key.createdBy(),
        key.expiresAt(),
        key.revokedAt(),
        key.createdAt(),
        key.updatedAt());
  }
}
