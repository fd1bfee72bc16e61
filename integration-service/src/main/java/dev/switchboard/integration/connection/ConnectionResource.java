package dev.switchboard.integration.connection;

import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** What a tenant has connected. */
@Path("/v1/crm/integrations")
class ConnectionResource {
  private final ConnectionService connections;
  private final CurrentTenant currentTenant;

  ConnectionResource(ConnectionService connections, CurrentTenant currentTenant) {
    this.connections = connections;
    this.currentTenant = currentTenant;
  }

  /** All of them with how they have been going; no secrets. */
  @GET
  @RolesAllowed({Role.OWNER, Role.ADMIN})
  public Uni<List<ConnectionView>> all() {
    return connections.all(currentTenant.require());
  }
}
