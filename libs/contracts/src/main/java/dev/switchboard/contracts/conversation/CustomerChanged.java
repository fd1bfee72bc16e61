package dev.switchboard.contracts.conversation;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as it now is, for the copies other services keep to check a reference (features.md
 * D3).
 *
 * @param language ISO 639-1, absent until known
 */
public record CustomerChanged(
    UUID customerId, long version, @Nullable String language, boolean archived)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.CUSTOMER_CHANGED;
  }

  @Override
  public UUID subject() {
    return customerId;
  }
}
