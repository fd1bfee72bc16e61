package dev.switchboard.tenant.apikey;

import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** API keys over HTTP, of the tenant in the path. */
@Path("/v1/admin/tenants/{tenantId}/api-keys")
@RolesAllowed({Role.PLATFORM_ADMIN, Role.OWNER, Role.ADMIN})
class ApiKeyResource {
  private final ApiKeyService keys;
  private final CurrentActor actor;

  ApiKeyResource(ApiKeyService keys, CurrentActor actor) {
    this.keys = keys;
    this.actor = actor;
  }

  @POST
  public Uni<Response> issue(@NotNull @Valid NewApiKey request) {
    return keys.issue(request, actor.require()).map(ApiKeyResource::created);
  }

  @GET
  public Uni<Page<ApiKeyView>> list(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return keys.list(PageRequest.of(ApiKeyRepository.LIST, limit, cursor));
  }

  @DELETE
  @Path("/{apiKeyId}")
  public Uni<Void> revoke(@RestPath UUID apiKeyId) {
    return keys.revoke(apiKeyId);
  }

  /** No cache between here and the caller may keep the key. */
  private static Response created(NewApiKeyView view) {
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(view)
        .build();
  }
}
