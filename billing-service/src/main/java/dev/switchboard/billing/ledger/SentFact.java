package dev.switchboard.billing.ledger;

import dev.switchboard.contracts.TenantId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A message was sent, as one event said it. */
record SentFact(
    TenantId tenant, UUID eventId, UUID messageId, UUID conversationId, Instant occurredAt) {
  SentFact {
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(conversationId, "conversationId");
  }
}
