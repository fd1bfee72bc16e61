package dev.switchboard.contracts.appointment;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's turn has come for a customer, once in each campaign (features.md S10). Whoever sends
 * it asks scheduling-service for the permit right before: none is granted once he has booked, or
 * the campaign was stopped.
 *
 * @param conversationId his last one, or the one his last visit came from
 * @param notAfter later it is not to be sent: it would be stale, or in quiet hours
 */
public record FollowUpDue(
    UUID followUpId,
    UUID campaignId,
    CampaignKind kind,
    UUID customerId,
    @Nullable UUID conversationId,
    Instant notAfter)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.FOLLOW_UP_DUE;
  }

  @Override
  public UUID subject() {
    return followUpId;
  }

  @Override
  public UUID orderingKey() {
    return customerId;
  }
}
