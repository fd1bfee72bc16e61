package dev.switchboard.billing.invoice;

import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the tenant owes for the periods that are closed (features.md B4). */
@Path("/v1/crm/billing/events")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.VIEWER, Role.SERVICE, "scope:crm:read"})
class BillingEventResource {
  private final ClosingService closing;

  BillingEventResource(ClosingService closing) {
    this.closing = closing;
  }

  /** Newest first. */
  @GET
  public Uni<Page<BillingEventView>> newest(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return closing.newest(PageRequest.of(BillingEventRepository.NEWEST, limit, cursor));
  }
}
