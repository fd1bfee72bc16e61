package dev.switchboard.scheduling.technician;

import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.ExpectedVersion;
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
 * Who does the visits (features.md S3). Changes take If-Match (412 PRECONDITION_FAILED) and {@code
 * dryRun=true}, and answer the {@code conflicts} they lead to.
 */
@Path("/v1/crm/technicians")
@RolesAllowed({Role.OWNER, Role.ADMIN, "scope:crm:write"})
class TechnicianResource {
  private final TechnicianService technicians;
  private final SetupService setup;
  private final CurrentTenant tenant;
  private final CurrentActor actor;

  TechnicianResource(
      TechnicianService technicians, SetupService setup, CurrentTenant tenant, CurrentActor actor) {
    this.technicians = technicians;
    this.setup = setup;
    this.tenant = tenant;
    this.actor = actor;
  }

  /**
   * @param archived true: those who work there no more
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
  public Uni<Map<String, List<TechnicianView>>> list(@RestQuery boolean archived) {
    return setup
        .ensure(tenant.require())
        .chain(() -> technicians.list(tenant.require(), archived))
        .map(all -> Map.of("items", all));
  }

  /** 404 TECHNICIAN_NOT_FOUND. */
  @GET
  @Path("/{technicianId}")
  @RolesAllowed({
    Role.OWNER,
    Role.ADMIN,
    Role.AGENT,
    Role.TECHNICIAN,
    Role.VIEWER,
    Role.SERVICE,
    "scope:crm:read"
  })
  public Uni<Response> read(@RestPath UUID technicianId) {
    return setup
        .ensure(tenant.require())
        .chain(() -> technicians.read(tenant.require(), technicianId))
        .map(view -> Response.ok(view).tag(Long.toString(view.version())).build());
  }

  /** 201. */
  @POST
  public Uni<Response> add(@RestQuery boolean dryRun, @NotNull @Valid TechnicianRequest request) {
    return setup
        .ensure(tenant.require())
        .chain(() -> technicians.add(call(null, dryRun), request))
        .map(outcome -> answer(dryRun ? Response.Status.OK : Response.Status.CREATED, outcome));
  }

  /** 404 TECHNICIAN_NOT_FOUND. */
  @PUT
  @Path("/{technicianId}")
  public Uni<Response> change(
      @RestPath UUID technicianId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @RestQuery boolean dryRun,
      @NotNull @Valid TechnicianRequest request) {
    return setup
        .ensure(tenant.require())
        .chain(() -> technicians.change(call(ifMatch, dryRun), technicianId, request))
        .map(outcome -> answer(Response.Status.OK, outcome));
  }

  /** He is archived; 409 IN_USE with {@code appointments} while he has visits to come. */
  @DELETE
  @Path("/{technicianId}")
  public Uni<Response> archive(
      @RestPath UUID technicianId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @RestQuery boolean dryRun) {
    return setup
        .ensure(tenant.require())
        .chain(() -> technicians.archive(call(ifMatch, dryRun), technicianId))
        .map(outcome -> answer(Response.Status.OK, outcome));
  }

  /** An archived one works there again. */
  @POST
  @Path("/{technicianId}/restore")
  public Uni<Response> restore(
      @RestPath UUID technicianId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @RestQuery boolean dryRun) {
    return setup
        .ensure(tenant.require())
        .chain(() -> technicians.restore(call(ifMatch, dryRun), technicianId))
        .map(outcome -> answer(Response.Status.OK, outcome));
  }

  private SetupCall call(@Nullable String ifMatch, boolean dryRun) {
    return new SetupCall(tenant.require(), actor.require(), ExpectedVersion.parse(ifMatch), dryRun);
  }

  private static Response answer(Response.Status status, Outcome<TechnicianView> outcome) {
    Response.ResponseBuilder answer = Response.status(status).entity(outcome);
    return (outcome.dryRun() ? answer : answer.tag(Long.toString(outcome.now().version()))).build();
  }
}
