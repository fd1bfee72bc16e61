package dev.switchboard.scheduling.servicetype;

import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import dev.switchboard.scheduling.Invalid;
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
 * What a business offers (features.md S2). Changes take If-Match (412 PRECONDITION_FAILED) and
 * {@code dryRun=true}, and answer the {@code conflicts} they lead to.
 */
@Path("/v1/crm/service-types")
@PermissionsAllowed(Access.SET_UP)
class ServiceTypeResource {
  private final ServiceTypeService types;
  private final SetupService setup;
  private final CurrentTenant tenant;
  private final SetupCalls calls;

  ServiceTypeResource(
      ServiceTypeService types, SetupService setup, CurrentTenant tenant, SetupCalls calls) {
    this.types = types;
    this.setup = setup;
    this.tenant = tenant;
    this.calls = calls;
  }

  /**
   * @param archived true: those that are offered no more
   */
  @GET
  @PermissionsAllowed(Access.READ)
  public Uni<Map<String, List<ServiceTypeView>>> list(@RestQuery boolean archived) {
    return setup
        .ensure(tenant.require())
        .chain(() -> types.list(tenant.require(), archived))
        .map(all -> Map.of("items", all));
  }

  /** 404 SERVICE_TYPE_NOT_FOUND. */
  @GET
  @Path("/{code}")
  @PermissionsAllowed(Access.READ)
  public Uni<Response> read(@RestPath String code) {
    return setup
        .ensure(tenant.require())
        .chain(() -> types.read(tenant.require(), code))
        .map(Versioned::shown);
  }

  /** 201; 409 CODE_TAKEN. */
  @POST
  public Uni<Response> add(@RestQuery boolean dryRun, @NotNull @Valid ServiceTypeRequest request) {
    return setup
        .ensure(tenant.require())
        .chain(() -> types.add(calls.of(null, dryRun), request))
        .map(outcome -> outcome.answer(Response.Status.CREATED));
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
        .chain(() -> types.change(calls.of(ifMatch, dryRun), code, request))
        .map(outcome -> outcome.answer(Response.Status.OK));
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
        .chain(() -> types.archive(calls.of(ifMatch, dryRun), code))
        .map(outcome -> outcome.answer(Response.Status.OK));
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
        .chain(() -> types.restore(calls.of(ifMatch, dryRun), serviceTypeId))
        .map(outcome -> outcome.answer(Response.Status.OK));
  }
}
