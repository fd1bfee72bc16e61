package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.idempotency.CurrentIdempotentRequest;
import dev.switchboard.platform.idempotency.Idempotent;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.Versioned;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Visits (features.md S5 to S7, S19). Every change takes an Idempotency-Key and If-Match (412
 * PRECONDITION_FAILED) and answers the ETag; 409 SLOT_TAKEN carries three {@code alternatives}, 409
 * ILLEGAL_TRANSITION is for a move that S16 does not know.
 */
@Path("/v1/crm/appointments")
@PermissionsAllowed(Access.BOOK)
class AppointmentResource {
  private final AppointmentService appointments;
  private final BookingService bookings;
  private final MoveService moves;
  private final UpdateService updates;
  private final CurrentTenant tenant;
  private final CurrentActor actor;
  private final CurrentIdempotentRequest request;

  AppointmentResource(
      AppointmentService appointments,
      BookingService bookings,
      MoveService moves,
      UpdateService updates,
      CurrentTenant tenant,
      CurrentActor actor,
      CurrentIdempotentRequest request) {
    this.appointments = appointments;
    this.bookings = bookings;
    this.moves = moves;
    this.updates = updates;
    this.tenant = tenant;
    this.actor = actor;
    this.request = request;
  }

  /** 201; 409 SLOT_TAKEN; 422 NOT_BOOKABLE with the field. */
  @POST
  @Idempotent
  public Uni<Response> book(@NotNull @Valid BookingRequest booking) {
    return bookings.book(call(), booking).map(Tagged::response);
  }

  @POST
  @Idempotent
  @Path("/{appointmentId}/confirm")
  public Uni<Response> confirm(
      @RestPath UUID appointmentId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable @Valid ConfirmRequest confirm) {
    return appointments
        .confirm(
            call().in(confirm == null ? null : confirm.conversationId()),
            appointmentId,
            ExpectedVersion.parse(ifMatch))
        .map(Tagged::response);
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
            call().in(cancel == null ? null : cancel.conversationId()),
            appointmentId,
            ExpectedVersion.parse(ifMatch),
            cancel == null ? null : cancel.reason())
        .map(Tagged::response);
  }

  @POST
  @Idempotent
  @Path("/{appointmentId}/reschedule")
  public Uni<Response> reschedule(
      @RestPath UUID appointmentId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid MoveRequest move) {
    return moves
        .move(call().in(move.conversationId()), appointmentId, ExpectedVersion.parse(ifMatch), move)
        .map(Tagged::response);
  }

  /**
   * Another description, offer, stage, technician or urgency, or other tags; 428 VERSION_REQUIRED
   * without If-Match; 409 SLOT_TAKEN when it cannot be at its time like that; 422 NOT_BOOKABLE.
   */
  @PATCH
  @Idempotent
  @Path("/{appointmentId}")
  public Uni<Response> update(
      @RestPath UUID appointmentId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid AppointmentPatch patch) {
    return updates
        .update(
            call().in(patch.conversationId()),
            appointmentId,
            ExpectedVersion.demand(ifMatch),
            patch)
        .map(Tagged::response);
  }

  @GET
  @PermissionsAllowed(Access.READ)
  public Uni<Page<AppointmentView>> list(
      @BeanParam Filter filter,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return appointments.list(
        tenant.require(), filter.read(), PageRequest.of(AppointmentRepository.LIST, limit, cursor));
  }

  @GET
  @Path("/{appointmentId}")
  @PermissionsAllowed(Access.READ)
  public Uni<Response> read(@RestPath UUID appointmentId) {
    return appointments.read(tenant.require(), appointmentId).map(Versioned::shown);
  }

  /** Who changed what, the oldest first. */
  @GET
  @Path("/{appointmentId}/history")
  @PermissionsAllowed(Access.READ)
  public Uni<Page<ChangeView>> history(
      @RestPath UUID appointmentId,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return appointments.history(
        tenant.require(),
        appointmentId,
        PageRequest.of(AppointmentRepository.CHANGES, limit, cursor));
  }

  private Call call() {
    return new Call(tenant.require(), request.require(), actor.require());
  }

  /**
   * The list's query parameters (features.md S19); {@code status} any number of times, {@code from}
   * and {@code to} in UTC.
   */
  public static class Filter {
    @RestQuery @Nullable UUID customerId;
    @RestQuery @Nullable List<AppointmentStatus> status;
    @RestQuery @Nullable String serviceType;
    @RestQuery @Nullable Boolean emergency;
    @RestQuery @Nullable String tag;
    @RestQuery @Nullable UUID technicianId;
    @RestQuery @Nullable String leadSource;
    @RestQuery @Nullable String stage;
    @RestQuery @Nullable Instant from;
    @RestQuery @Nullable Instant to;

    AppointmentFilter read() {
      return new AppointmentFilter(
          customerId,
          status == null ? List.of() : status,
          serviceType,
          emergency,
          tag,
          technicianId,
          leadSource,
          stage,
          from,
          to);
    }
  }
}
