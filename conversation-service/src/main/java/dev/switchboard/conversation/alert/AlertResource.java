package dev.switchboard.conversation.alert;

import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the owner was alerted to, and whether it reached him (features.md C34). */
@Path("/v1/crm/owner-alerts")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, "scope:crm:read"})
class AlertResource {
  private final AlertService alerts;

  AlertResource(AlertService alerts) {
    this.alerts = alerts;
  }

  /** The newest first. */
  @GET
  public Uni<Page<AlertView>> all(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return alerts.all(PageRequest.of(AlertRepository.RAISED, limit, cursor));
  }
}
