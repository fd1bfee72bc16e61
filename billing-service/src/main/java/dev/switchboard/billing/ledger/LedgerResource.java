package dev.switchboard.billing.ledger;

import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The proof that nothing is billed that was not sent, and nothing sent is lost (features.md X1).
 */
@Path("/v1/crm/billing/ledger-check")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.VIEWER, Role.SERVICE, "scope:crm:read"})
class LedgerResource {
  private final LedgerService ledger;

  LedgerResource(LedgerService ledger) {
    this.ledger = ledger;
  }

  /**
   * Of one day of the tenant's zone; today when left out. While events are still coming, facts and
   * usage may be a moment apart: each has a consumer of its own. 404 NO_SUBSCRIPTION, 409
   * PLAN_NOT_PRICED.
   */
  @GET
  public Uni<LedgerView> check(@RestQuery @Nullable LocalDate day) {
    return ledger.check(day);
  }
}
