package dev.switchboard.scheduling.appointment;

import dev.switchboard.platform.idempotency.CurrentIdempotentRequest;
import dev.switchboard.platform.idempotency.Idempotent;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Slots that are kept for a while (features.md S5); booked by naming the hold. */
@Path("/v1/crm/holds")
@PermissionsAllowed(Access.BOOK)
class HoldResource {
  private final HoldService holds;
  private final CurrentTenant tenant;
  private final CurrentActor actor;
  private final CurrentIdempotentRequest request;

  HoldResource(
      HoldService holds,
      CurrentTenant tenant,
      CurrentActor actor,
      CurrentIdempotentRequest request) {
    this.holds = holds;
    this.tenant = tenant;
    this.actor = actor;
    this.request = request;
  }

  /** 201; 409 SLOT_TAKEN with three alternatives; 422 NOT_BOOKABLE with the field. */
  @POST
  @Idempotent
  public Uni<Response> hold(@NotNull @Valid HoldRequest hold) {
    return holds
        .hold(new Call(tenant.require(), request.require(), actor.require()), hold)
        .map(StoredAnswer::toResponse);
  }

  /** What is held now and by whom, whose time is over first. */
  @GET
  @RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, Role.SERVICE, "scope:crm:read"})
  public Uni<Page<HoldView>> list(
      @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    return holds.list(tenant.require(), PageRequest.of(ReservationRepository.LIST, limit, cursor));
  }

  /** 204; 404 HOLD_NOT_FOUND, also for one that has expired. */
  @DELETE
  @Path("/{holdId}")
  public Uni<Void> release(@RestPath UUID holdId) {
    return holds.release(tenant.require(), holdId);
  }
}
