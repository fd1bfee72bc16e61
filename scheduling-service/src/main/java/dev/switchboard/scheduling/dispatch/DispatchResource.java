package dev.switchboard.scheduling.dispatch;

import dev.switchboard.platform.idempotency.CurrentIdempotentRequest;
import dev.switchboard.platform.idempotency.Idempotent;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Invalid;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Plans of a day's visits (features.md S12). A POST takes an Idempotency-Key; an unknown plan, or
 * another tenant's, is 404 PLAN_NOT_FOUND.
 */
@Path("/v1/crm/dispatch")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, "scope:crm:write"})
class DispatchResource {
  private final DispatchService dispatch;
  private final AcceptService acceptance;
  private final CurrentTenant tenant;
  private final CurrentActor actor;
  private final CurrentIdempotentRequest request;

  DispatchResource(
      DispatchService dispatch,
      AcceptService acceptance,
      CurrentTenant tenant,
      CurrentActor actor,
      CurrentIdempotentRequest request) {
    this.dispatch = dispatch;
    this.acceptance = acceptance;
    this.tenant = tenant;
    this.actor = actor;
    this.request = request;
  }

  /**
   * 202 with the plan, which is made meanwhile; 429 TOO_MANY_PLANS; 404 TECHNICIAN_NOT_FOUND,
   * APPOINTMENT_NOT_FOUND.
   */
  @POST
  @Idempotent
  @Path("/plans")
  public Uni<Response> plan(@NotNull @Valid PlanRequest plan) {
    return dispatch
        .request(tenant.require(), request.require(), actor.require(), plan)
        .map(StoredAnswer::toResponse);
  }

  /** The newest first, without their previews. */
  @GET
  @Path("/plans")
  @RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, Role.VIEWER, "scope:crm:read"})
  public Uni<Page<PlanView>> list(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return dispatch.list(tenant.require(), PageRequest.of(PlanRepository.LIST, limit, cursor));
  }

  /** How far it has come, and its preview. */
  @GET
  @Path("/plans/{planId}")
  @RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, Role.VIEWER, "scope:crm:read"})
  public Uni<PlanView> read(@RestPath UUID planId) {
    return dispatch.read(tenant.require(), planId);
  }

  /**
   * All its changes are made, again the same answer; 409 PLAN_STALE with {@code appointments} that
   * have changed since, and nothing is made; 409 ILLEGAL_TRANSITION unless it is READY.
   */
  @POST
  @Idempotent
  @Path("/plans/{planId}/accept")
  public Uni<Response> accept(@RestPath UUID planId) {
    return acceptance
        .accept(tenant.require(), request.require(), actor.require(), planId)
        .map(StoredAnswer::toResponse);
  }

  /** 204: nobody solves it any more; 409 ILLEGAL_TRANSITION once it is accepted. */
  @DELETE
  @Path("/plans/{planId}")
  public Uni<Void> cancel(@RestPath UUID planId) {
    return dispatch.cancel(tenant.require(), planId);
  }

  /** From now on no plan gives the visit to another technician, or plans may again. */
  @POST
  @Path("/pins")
  public Uni<PinView> pin(@NotNull @Valid PinRequest pin) {
    return dispatch.pin(tenant.require(), pin);
  }

  /** The pinned visits of a day, by start. */
  @GET
  @Path("/pins")
  @RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, Role.VIEWER, "scope:crm:read"})
  public Uni<Map<String, List<PinView>>> pins(@RestQuery @Nullable LocalDate date) {
    if (date == null) {
      throw Invalid.request("date", "is missing");
    }
    return dispatch.pinned(tenant.require(), date).map(pins -> Map.of("items", pins));
  }
}
