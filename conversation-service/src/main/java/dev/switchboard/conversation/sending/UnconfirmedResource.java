package dev.switchboard.conversation.sending;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a person has to look at because nobody else can tell. */
@Path("/v1/crm/unconfirmed-messages")
class UnconfirmedResource {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int MOST = 200;

  private final OutgoingRepository outgoing;
  private final TenantTransactions transactions;
  private final CurrentTenant currentTenant;
  private final BusinessClock clock;

  UnconfirmedResource(
      OutgoingRepository outgoing,
      TenantTransactions transactions,
      CurrentTenant currentTenant,
      BusinessClock clock) {
    this.outgoing = outgoing;
    this.transactions = transactions;
    this.currentTenant = currentTenant;
    this.clock = clock;
  }

  /** Those without a word for ten minutes, the oldest first, at most 200. */
  @GET
  @RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT})
  public Uni<List<UnconfirmedView>> all() {
    Instant before = clock.now().minus(PATIENCE);
    return transactions.onConnection(
        currentTenant.require(),
        connection -> outgoing.unconfirmed(connection, currentTenant.require(), before, MOST));
  }
}
