package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.idempotency.CurrentIdempotentRequest;
import dev.switchboard.platform.idempotency.Idempotent;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.Versioned;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Visits (features.md S5 to S7). Every POST takes an Idempotency-Key; 409 SLOT_TAKEN carries three
 * {@code alternatives}, 409 ILLEGAL_TRANSITION is for a move that S16 does not know.
 */
@Path("/v1/crm/appointments")
@RolesAllowed({Role.OWNER, Role.ADMIN, Role.AGENT, Role.SERVICE, "scope:crm:write"})
class AppointmentResource {
  private final AppointmentService appointments;
  private final BookingService bookings;
  private final MoveService moves;
  private final CurrentTenant tenant;
  private final CurrentActor actor;
  private final CurrentIdempotentRequest request;

  AppointmentResource(
      AppointmentService appointments,
      BookingService bookings,
      MoveService moves,
      CurrentTenant tenant,
      CurrentActor actor,
      CurrentIdempotentRequest request) {
    this.appointments = appointments;
    this.bookings = bookings;
    this.moves = moves;
    this.tenant = tenant;
    this.actor = actor;
    this.request = request;
  }

  /** 201; 409 SLOT_TAKEN; 422 NOT_BOOKABLE with the field. */
  @POST
  @Idempotent
  public Uni<Response> book(@NotNull @Valid BookingRequest booking) {
    return bookings.book(call(), booking).map(StoredAnswer::toResponse);
  }

  @POST
  @Idempotent
  @Path("/{appointmentId}/confirm")
  public Uni<Response> confirm(
      @RestPath UUID appointmentId, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return appointments
        .confirm(call(), appointmentId, ExpectedVersion.parse(ifMatch))
        .map(StoredAnswer::toResponse);
  }

  @POST
  @Idempotent
  @Path("/{appointmentId}/cancel")
  public Uni<Response> cancel(
      @RestPath UUID appointmentId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable @Valid CancelRequest cancel) {
    return appointments
        .cancel(
            call(),
            appointmentId,
            ExpectedVersion.parse(ifMatch),
            cancel == null ? null : cancel.reason())
        .map(StoredAnswer::toResponse);
  }

  @POST
  @Idempotent
  @Path("/{appointmentId}/reschedule")
  public Uni<Response> reschedule(
      @RestPath UUID appointmentId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid MoveRequest move) {
    return moves
        .move(call(), appointmentId, ExpectedVersion.parse(ifMatch), move)
        .map(StoredAnswer::toResponse);
  }

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
  public Uni<Page<AppointmentView>> list(
      @BeanParam Filter filter,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return appointments.list(
        tenant.require(), filter.read(), PageRequest.of(AppointmentRepository.LIST, limit, cursor));
  }

  @GET
  @Path("/{appointmentId}")
  @RolesAllowed({
    Role.OWNER,
    Role.ADMIN,
    Role.AGENT,
    Role.TECHNICIAN,
    Role.VIEWER,
    Role.SERVICE,
    "scope:crm:read"
  })
  public Uni<Response> read(@RestPath UUID appointmentId) {
    return appointments.read(tenant.require(), appointmentId).map(Versioned::shown);
  }

  /** Who changed what, the oldest first. */
  @GET
  @Path("/{appointmentId}/history")
  @RolesAllowed({
    Role.OWNER,
    Role.ADMIN,
    Role.AGENT,
    Role.TECHNICIAN,
    Role.VIEWER,
    Role.SERVICE,
    "scope:crm:read"
  })
  public Uni<Map<String, List<ChangeView>>> history(@RestPath UUID appointmentId) {
    return appointments
        .history(tenant.require(), appointmentId)
        .map(changes -> Map.of("items", changes));
  }

  private Call call() {
    return new Call(tenant.require(), request.require(), actor.require());
  }

  /** The list's query parameters; {@code from} and {@code to} in UTC. */
  public static class Filter {
    @RestQuery @Nullable UUID customerId;
    @RestQuery @Nullable AppointmentStatus status;
    @RestQuery @Nullable UUID technicianId;
    @RestQuery @Nullable Instant from;
    @RestQuery @Nullable Instant to;

    AppointmentFilter read() {
      return new AppointmentFilter(customerId, status, technicianId, from, to);
    }
  }
}
