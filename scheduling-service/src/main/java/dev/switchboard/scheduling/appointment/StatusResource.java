package dev.switchboard.scheduling.appointment;

import dev.switchboard.platform.idempotency.CurrentIdempotentRequest;
import dev.switchboard.platform.idempotency.Idempotent;
import dev.switchboard.platform.security.CurrentActor;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.scheduling.Access;
import dev.switchboard.scheduling.ExpectedVersion;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * How a visit goes on (features.md S16). As in {@link AppointmentResource}; 409 ILLEGAL_TRANSITION
 * names {@code from} and {@code to}. What is so already is answered 200 and is no change.
 */
@Path("/v1/crm/appointments")
@RolesAllowed({
  Role.OWNER,
  Role.ADMIN,
  Role.AGENT,
  Role.TECHNICIAN,
  Role.SERVICE,
  "scope:crm:write"
})
class StatusResource {
  private final AppointmentService appointments;
  private final CorrectionService corrections;
  private final CurrentTenant tenant;
  private final CurrentActor actor;
  private final CurrentIdempotentRequest request;

  StatusResource(
      AppointmentService appointments,
      CorrectionService corrections,
      CurrentTenant tenant,
      CurrentActor actor,
      CurrentIdempotentRequest request) {
    this.appointments = appointments;
    this.corrections = corrections;
    this.tenant = tenant;
    this.actor = actor;
    this.request = request;
  }

  /** To IN_PROGRESS. */
  @POST
  @Idempotent
  @Path("/{appointmentId}/start")
  public Uni<Response> begin(
      @RestPath UUID appointmentId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable @Valid ConfirmRequest talk) {
    Call call = call(talk);
    return moved(call, appointmentId, ifMatch, read -> read.begin(call.actor()));
  }

  /** To COMPLETED. */
  @POST
  @Idempotent
  @Path("/{appointmentId}/complete")
  public Uni<Response> complete(
      @RestPath UUID appointmentId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable @Valid ConfirmRequest talk) {
    Call call = call(talk);
    return moved(call, appointmentId, ifMatch, read -> read.complete(call.actor()));
  }

  /** To NO_SHOW. */
  @POST
  @Idempotent
  @Path("/{appointmentId}/no-show")
  public Uni<Response> noShow(
      @RestPath UUID appointmentId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable @Valid ConfirmRequest talk) {
    Call call = call(talk);
    return moved(call, appointmentId, ifMatch, read -> read.noShow(call.actor()));
  }

  /** To PENDING_RESCHEDULE: its time stays taken, and nobody is reminded of it. */
  @POST
  @Idempotent
  @Path("/{appointmentId}/request-reschedule")
  @PermissionsAllowed(Access.BOOK)
  public Uni<Response> requestReschedule(
      @RestPath UUID appointmentId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable @Valid CancelRequest why) {
    Call call = call(null).in(why == null ? null : why.conversationId());
    String reason = why == null ? null : why.reason();
    return moved(
        call, appointmentId, ifMatch, read -> read.requestReschedule(reason, call.actor()));
  }

  /**
   * From a final status to any other; 409 SLOT_TAKEN when a cancelled visit's time is somebody
   * else's by now.
   */
  @POST
  @Idempotent
  @Path("/{appointmentId}/correct")
  @RolesAllowed({Role.OWNER, Role.ADMIN})
  public Uni<Response> correct(
      @RestPath UUID appointmentId,
      @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid CorrectionRequest correction) {
    return corrections
        .correct(call(null), appointmentId, ExpectedVersion.parse(ifMatch), correction)
        .map(Tagged::response);
  }

  private Uni<Response> moved(
      Call call,
      UUID appointmentId,
      @Nullable String ifMatch,
      Function<Appointment, Optional<Change>> move) {
    return appointments
        .moved(call, appointmentId, ExpectedVersion.parse(ifMatch), move)
        .map(Tagged::response);
  }

  private Call call(@Nullable ConfirmRequest talk) {
    return new Call(tenant.require(), request.require(), actor.require())
        .in(talk == null ? null : talk.conversationId());
  }
}
