package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.WaitlistOffered;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventJson;
import org.jspecify.annotations.Nullable;

/** Time that scheduling-service says is kept for who waits for it. */
record Offer(TenantId tenant, WaitlistOffered offered, @Nullable String traceParent) {
  static Offer from(ConsumedEvent event) {
    return new Offer(
        event.tenantId(), EventJson.read(event, WaitlistOffered.class), event.traceParent());
  }
}
