package dev.switchboard.scheduling.servicetype;

import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.SetupCall;
import dev.switchboard.scheduling.conflict.Outcome;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a business offers (features.md S2). Changes take If-Match (412 PRECONDITION_FAILED) and
 * {@code dryRun=true}, and answer the {@code conflicts} they lead to.
 */
@Path("/v1/crm/service-types")
@RolesAllowed({Role.OWNER, Role.ADMIN, "scope:crm:write"})
class ServiceTypeResource {
  private final ServiceTypeService types;
  private final SetupService setup;
  private final CurrentTenant tenant;
  private final CurrentActor actor;

  ServiceTypeResource(
      ServiceTypeService types, SetupService setup, CurrentTenant tenant, CurrentActor actor) {
    this.types = types;
    this.setup = setup;
    this.tenant = tenant;
    this.actor = actor;
  }

  /**
   * @param archived true: those that are offered no more
   */
  @GET
  @RolesAllowed({
    Role.OWNER,
    Role.ADMIN,
    Role.AGENT,
    Role.TECHNICIAN,
    Role.VIEWER,
    Role.SERVICE,
    "scope:crm:read"
  })
  public Uni<Map<String, List<ServiceTypeView>>> list(@RestQuery boolean archived) {
    return setup
        .ensure(tenant.require())
        .chain(() -> types.list(tenant.require(), archived))
        .map(all -> Map.of("items", all));
  }

  /** 404 SERVICE_TYPE_NOT_FOUND. */
  @GET
  @Path("/{code}")
  @RolesAllowed({
    Role.OWNER,
    Role.ADMIN,
    Role.AGENT,
    Role.TECHNICIAN,
    Role.VIEWER,
    Role.SERVICE,
    "scope:crm:read"
  })
  public Uni<Response> read(@RestPath String code) {
    return setup
        .ensure(tenant.require())
        .chain(() -> types.read(tenant.require(), code))
        .map(view -> Response.ok(view).tag(Long.toString(view.version())).build());
  }

  /** 201; 409 CODE_TAKEN. */
  @POST
  public Uni<Response> add(@RestQuery boolean dryRun, @NotNull @Valid ServiceTypeRequest request) {
    return setup
        .ensure(tenant.require())
        .chain(() -> types.add(call(null, dryRun), request))
        .map(outcome -> answer(dryRun ? Response.Status.OK : Response.Status.CREATED, outcome));
  }

  /** 404 SERVICE_TYPE_NOT_FOUND. */
  @PUT
  @Path("/{code}")
  public Uni<Response> change(
      @RestPath String code,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @RestQuery boolean dryRun,
      @NotNull @Valid ServiceTypeRequest request) {
    if (!request.code().equals(code)) {
      throw Invalid.request("code", "is never changed");
    }
    return setup
        .ensure(tenant.require())
        .chain(() -> types.change(call(ifMatch, dryRun), code, request))
        .map(outcome -> answer(Response.Status.OK, outcome));
  }

  /** It is archived; 409 IN_USE with {@code appointments} while visits of it are to come. */
  @DELETE
  @Path("/{code}")
  public Uni<Response> archive(
      @RestPath String code,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @RestQuery boolean dryRun) {
    return setup
        .ensure(tenant.require())
        .chain(() -> types.archive(call(ifMatch, dryRun), code))
        .map(outcome -> answer(Response.Status.OK, outcome));
  }

  /** An archived one is offered again; 409 CODE_TAKEN when another has its code by now. */
  @POST
  @Path("/{serviceTypeId}/restore")
  public Uni<Response> restore(
      @RestPath UUID serviceTypeId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @RestQuery boolean dryRun) {
    return setup
        .ensure(tenant.require())
        .chain(() -> types.restore(call(ifMatch, dryRun), serviceTypeId))
        .map(outcome -> answer(Response.Status.OK, outcome));
  }

  private SetupCall call(@Nullable String ifMatch, boolean dryRun) {
    return new SetupCall(tenant.require(), actor.require(), ExpectedVersion.parse(ifMatch), dryRun);
  }

  private static Response answer(Response.Status status, Outcome<ServiceTypeView> outcome) {
    Response.ResponseBuilder answer = Response.status(status).entity(outcome);
    return (outcome.dryRun() ? answer : answer.tag(Long.toString(outcome.now().version()))).build();
  }
}
