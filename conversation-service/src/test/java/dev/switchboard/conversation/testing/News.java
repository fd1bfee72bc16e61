package dev.switchboard.conversation.testing;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.tenancy.TenantTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What other services say, put on its topic the way every event is. */
public record News(OutboxWriter outbox, TenantTransactions transactions) {

  public void tell(TenantId tenant, DomainEvent... events) {
    List<EventEnvelope<?>> envelopes =
        Arrays.stream(events)
            .<EventEnvelope<?>>map(
                event -> new EventEnvelope<>(Ids.next(), Instant.now(), tenant, null, event))
            .toList();
    transactions
        .onConnection(tenant, connection -> outbox.write(connection, envelopes))
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  /** An internet provider in Buenos Aires. */
  public static TenantChanged inBuenosAires(TenantId tenant, @Nullable String ownerPhone) {
    return new TenantChanged(
        tenant.value(),
        1,
        "Norte Internet",
        "norte-" + tenant.value(),
        TenantStatus.ACTIVE,
        false,
        "isp",
        "America/Argentina/Buenos_Aires",
        "AR",
        "es",
        "ARS",
        "free",
        "Olga",
        ownerPhone,
        null);
  }
}
