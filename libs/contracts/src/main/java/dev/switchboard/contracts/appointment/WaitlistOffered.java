package dev.switchboard.contracts.appointment;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time that was given up is kept for who is next in line (features.md S8), and for nobody else
 * until the offer is answered or its time is over.
 *
 * @param offerId what is accepted or declined
 * @param entryId the customer's place in the line
 * @param startsAt UTC; {@code timeZone} says what the wall clock shows there
 * @param expiresAt business time; an answer from then on comes too late
 */
public record WaitlistOffered(
    UUID offerId,
    UUID entryId,
    UUID customerId,
    @Nullable UUID conversationId,
    String serviceType,
    UUID technicianId,
    Instant startsAt,
    Instant endsAt,
    String timeZone,
    Instant expiresAt)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.WAITLIST_OFFERED;
  }

  @Override
  public UUID subject() {
    return offerId;
  }

  @Override
  public UUID orderingKey() {
    return entryId;
  }
}
