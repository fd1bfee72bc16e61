package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.sending.Condition;
import dev.switchboard.conversation.sending.OutgoingMessage;
import dev.switchboard.conversation.sending.OutgoingService.Queued;
import org.jspecify.annotations.Nullable;

/** An offer that is said. */
record OfferSaid(
    Offer offer, Reached.Conversation conversation, boolean begins, OutgoingMessage message)
    implements Entry {
  private static final long ONLY_VERSION = 1;

  @Override
  public TenantId tenant() {
    return offer.tenant();
  }

  @Override
  public @Nullable String traceParent() {
    return offer.traceParent();
  }

  @Override
  public Queued queued() {
    Condition condition =
        new Condition(
            Condition.About.OFFER,
            offer.offered().offerId(),
            ONLY_VERSION,
            offer.offered().expiresAt());
    return new Queued(tenant(), conversation.id(), message, condition, traceParent());
  }
}
