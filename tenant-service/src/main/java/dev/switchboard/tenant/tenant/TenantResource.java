package dev.switchboard.tenant.tenant;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tenants over HTTP: for the platform's admins; a tenant's own people may read theirs. */
@Path("/v1/admin/tenants")
@RolesAllowed(Role.PLATFORM_ADMIN)
class TenantResource {
  private final TenantService tenants;
  private final CurrentActor actor;

  TenantResource(TenantService tenants, CurrentActor actor) {
    this.tenants = tenants;
    this.actor = actor;
  }

  @POST
  public Uni<Response> create(@NotNull @Valid NewTenant request) {
    return tenants.create(request, actor.require()).map(TenantResource::created);
  }

  @GET
  public Uni<Page<TenantView>> list(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return tenants.list(PageRequest.of(TenantRepository.LIST, limit, cursor));
  }

  @GET
  @Path("/{tenantId}")
  @RolesAllowed({Role.PLATFORM_ADMIN, Role.OWNER, Role.ADMIN})
  public Uni<Response> read(@RestPath UUID tenantId) {
    return tenants.read(new TenantId(tenantId)).map(TenantResource::tagged);
  }

  @PATCH
  @Path("/{tenantId}")
  public Uni<Response> change(
      @RestPath UUID tenantId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid TenantChange request) {
    return tenants
        .change(new TenantId(tenantId), ExpectedVersion.parse(ifMatch), request)
        .map(TenantResource::tagged);
  }

  @POST
  @Path("/{tenantId}/suspend")
  public Uni<Response> suspend(@RestPath UUID tenantId, @NotNull @Valid Suspension request) {
    return tenants.suspend(new TenantId(tenantId), request.reason()).map(TenantResource::tagged);
  }

  @POST
  @Path("/{tenantId}/reactivate")
  public Uni<Response> reactivate(@RestPath UUID tenantId) {
    return tenants.reactivate(new TenantId(tenantId)).map(TenantResource::tagged);
  }

  private static Response created(CreatedTenantView view) {
    return Response.created(URI.create("/v1/admin/tenants/" + view.tenant().tenantId()))
        .tag(Long.toString(view.tenant().version()))
        .entity(view)
        .build();
  }

  private static Response tagged(TenantView view) {
    return Response.ok(view).tag(Long.toString(view.version())).build();
  }
}
