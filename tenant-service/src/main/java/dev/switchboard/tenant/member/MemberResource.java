package dev.switchboard.tenant.member;

import dev.switchboard.platform.security.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** The people of the tenant in the path, over HTTP. */
@Path("/v1/admin/tenants/{tenantId}/members")
@RolesAllowed(Role.PLATFORM_ADMIN)
class MemberResource {
  private final MemberService members;

  MemberResource(MemberService members) {
    this.members = members;
  }

  @POST
  public Uni<Response> add(@NotNull @Valid NewMember request) {
    return members
        .hashed(request.password())
        .chain(hash -> members.add(request, hash))
        .map(view -> Response.status(Status.CREATED).entity(view).build());
  }
}
