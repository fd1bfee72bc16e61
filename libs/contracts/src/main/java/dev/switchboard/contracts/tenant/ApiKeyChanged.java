package dev.switchboard.contracts.tenant;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it now is, so that every service can check it by itself (features.md T4).
 *
 * @param prefix the part that may be shown, and by which the key is found
 * @param sha256 lower-case hex of the SHA-256 of the whole key; the key itself is kept nowhere
 */
public record ApiKeyChanged(
    UUID apiKeyId,
    long version,
    String prefix,
    String sha256,
    Set<String> scopes,
    boolean revoked,
    @Nullable Instant expiresAt)
    implements DomainEvent {
  public ApiKeyChanged {
    scopes = Set.copyOf(scopes);
  }

  @Override
  public Topic topic() {
    return Topic.API_KEY_CHANGED;
  }

  @Override
  public UUID subject() {
    return apiKeyId;
  }
}
