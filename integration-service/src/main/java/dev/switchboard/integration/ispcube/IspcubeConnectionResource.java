package dev.switchboard.integration.ispcube;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.integration.connection.ConnectionKind;
import dev.switchboard.integration.connection.ConnectionService;
import dev.switchboard.integration.connection.ConnectionView;
import dev.switchboard.integration.outbound.OutboundClient;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Connects a tenant's ISPCube. */
@Path("/v1/crm/integrations/ispcube")
class IspcubeConnectionResource {
  private final ConnectionService connections;
  private final OutboundClient outbound;
  private final CurrentTenant currentTenant;

  IspcubeConnectionResource(
      ConnectionService connections, OutboundClient outbound, CurrentTenant currentTenant) {
    this.connections = connections;
    this.outbound = outbound;
    this.currentTenant = currentTenant;
  }

  /** Makes or replaces the connection; 422 ADDRESS_NOT_ALLOWED when baseUrl may not be called. */
  @PUT
  @RolesAllowed({Role.OWNER, Role.ADMIN})
  public Uni<ConnectionView> put(@NotNull @Valid IspcubeRequest request) {
    TenantId tenant = currentTenant.require();
    return outbound
        .allowed("baseUrl", request.baseUrl())
        .map(baseUrl -> Installation.from(request, baseUrl))
        .chain(
            installation ->
                connections.put(
                    tenant,
                    ConnectionKind.ISPCUBE,
                    installation.settings(),
                    installation.credentials()));
  }
}
