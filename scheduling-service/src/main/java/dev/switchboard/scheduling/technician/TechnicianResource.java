package dev.switchboard.scheduling.technician;

import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import dev.switchboard.scheduling.SetupCalls;
import dev.switchboard.scheduling.Versioned;
import dev.switchboard.scheduling.settings.SetupService;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
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
@PermissionsAllowed(Access.SET_UP)
class TechnicianResource {
  private final TechnicianService technicians;
  private final SetupService setup;
  private final CurrentTenant tenant;
  private final SetupCalls calls;

  TechnicianResource(
      TechnicianService technicians, SetupService setup, CurrentTenant tenant, SetupCalls calls) {
    this.technicians = technicians;
    this.setup = setup;
    this.tenant = tenant;
    this.calls = calls;
  }

  /**
   * @param archived true: those who work there no more
   */
  @GET
  @PermissionsAllowed(Access.READ)
  public Uni<Map<String, List<TechnicianView>>> list(@RestQuery boolean archived) {
    return setup
        .ensure(tenant.require())
        .chain(() -> technicians.list(tenant.require(), archived))
        .map(all -> Map.of("items", all));
  }

  /** 404 TECHNICIAN_NOT_FOUND. */
  @GET
  @Path("/{technicianId}")
  @PermissionsAllowed(Access.READ)
  public Uni<Response> read(@RestPath UUID technicianId) {
    return setup
        .ensure(tenant.require())
        .chain(() -> technicians.read(tenant.require(), technicianId))
        .map(Versioned::shown);
  }

  /** 201. */
  @POST
  public Uni<Response> add(@RestQuery boolean dryRun, @NotNull @Valid TechnicianRequest request) {
    return setup
        .ensure(tenant.require())
        .chain(() -> technicians.add(calls.of(null, dryRun), request))
        .map(outcome -> outcome.answer(Response.Status.CREATED));
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
        .chain(() -> technicians.change(calls.of(ifMatch, dryRun), technicianId, request))
        .map(outcome -> outcome.answer(Response.Status.OK));
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
        .chain(() -> technicians.archive(calls.of(ifMatch, dryRun), technicianId))
        .map(outcome -> outcome.answer(Response.Status.OK));
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
        .chain(() -> technicians.restore(calls.of(ifMatch, dryRun), technicianId))
        .map(outcome -> outcome.answer(Response.Status.OK));
  }
}
