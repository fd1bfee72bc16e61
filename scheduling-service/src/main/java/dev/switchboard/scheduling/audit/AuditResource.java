package dev.switchboard.scheduling.audit;

import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who changed settings, service types and technicians, the newest change first. */
@Path("/v1/crm/scheduling/changes")
@RolesAllowed({Role.OWNER, Role.ADMIN, "scope:crm:read"})
class AuditResource {
  private final AuditService changes;
  private final CurrentTenant tenant;

  AuditResource(AuditService changes, CurrentTenant tenant) {
    this.changes = changes;
    this.tenant = tenant;
  }

  @GET
  public Uni<Page<SetupChangeView>> list(
      @RestQuery SetupChange.@Nullable Subject subject,
      @RestQuery @Nullable UUID subjectId,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return changes.list(
        tenant.require(),
        new AuditRepository.Filter(subject, subjectId),
        PageRequest.of(AuditRepository.LIST, limit, cursor));
  }
}
