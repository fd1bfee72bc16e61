package dev.switchboard.contracts.conversation;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sender asked not to be written to on a kind of channel, or to be written to again (features.md
 * C10, X5).
 *
 * @param consentId the ledger entry that holds the proof
 * @param customerId absent when the ledger knows the address and no customer has it
 */
public record OptOutChanged(
    UUID consentId,
    @Nullable UUID customerId,
    ChannelKind channel,
    boolean optedOut,
    Instant changedAt)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.OPT_OUT_CHANGED;
  }

  @Override
  public UUID subject() {
    return consentId;
  }
}
