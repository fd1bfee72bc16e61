package dev.switchboard.scheduling.appointment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Fingerprint;
import dev.switchboard.platform.idempotency.IdempotencyKey;
import dev.switchboard.platform.idempotency.IdempotentRequest;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.availability.Slot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What customers do with their visits by themselves, without the office (features.md S11). The same
 * use cases as everybody's, in the name of a service of ours.
 */
@ApplicationScoped
public class SelfService {
  private static final Actor ACTOR = new Actor.Service("booking-page");
  private static final String CALL = "booking page";
  private static final Fingerprint NOTHING = Fingerprint.of(new byte[0]);
  private static final ExpectedVersion ANY = new ExpectedVersion(null);
  private static final int REFUSED = 400;

  private final HoldService holds;
  private final BookingService bookings;
  private final MoveService moves;
  private final AppointmentService appointments;
  private final ObjectMapper json;

  SelfService(
      HoldService holds,
      BookingService bookings,
      MoveService moves,
      AppointmentService appointments,
      ObjectMapper json) {
    this.holds = holds;
    this.bookings = bookings;
    this.moves = moves;
    this.appointments = appointments;
    this.json = json;
  }

  /** Fails with NOT_BOOKABLE. */
  public Uni<Attempt<KeptSlot>> hold(TenantId tenant, String serviceType, Instant startsAt) {
    return holds
        .hold(once(tenant), new HoldRequest(serviceType, startsAt, null, false))
        .map(answer -> attempt(answer, HoldView.class, KeptSlot::from));
  }

  /** Whether there was such a hold. */
  public Uni<Boolean> release(TenantId tenant, UUID holdId) {
    return holds
        .release(tenant, holdId)
        .replaceWith(true)
        .onFailure(failure -> isRefusal(failure, SchedulingError.HOLD_NOT_FOUND))
        .recoverWithItem(false);
  }

  /** The same hold is booked once, however often it is asked for; fails with NOT_BOOKABLE. */
  public Uni<Attempt<SelfVisit>> book(TenantId tenant, SelfBooking booking) {
    IdempotentRequest request =
        IdempotentRequest.of(
            new IdempotencyKey("booking-page:" + booking.holdId()),
            CALL,
            booking.holdId().toString().getBytes(UTF_8));
    return bookings
        .book(new Call(tenant, request, ACTOR), booking.request())
        .map(answer -> attempt(answer, AppointmentView.class, SelfVisit::from));
  }

  /** Fails with APPOINTMENT_NOT_FOUND. */
  public Uni<SelfVisit> visit(TenantId tenant, UUID id) {
    return appointments.read(tenant, id).map(SelfVisit::from);
  }

  /** Fails with ILLEGAL_TRANSITION, NOT_BOOKABLE. */
  public Uni<Attempt<SelfVisit>> move(TenantId tenant, UUID id, Instant startsAt) {
    return moves
        .move(once(tenant), id, ANY, new MoveRequest(startsAt, null))
        .map(answer -> attempt(answer, AppointmentView.class, SelfVisit::from));
  }

  /** Fails with ILLEGAL_TRANSITION. */
  public Uni<SelfVisit> cancel(TenantId tenant, UUID id, @Nullable String reason) {
    return appointments
        .cancel(once(tenant), id, ANY, reason)
        .map(answer -> SelfVisit.from(read(answer, AppointmentView.class)));
  }

  private static Call once(TenantId tenant) {
    return new Call(tenant, new IdempotentRequest(null, CALL, NOTHING), ACTOR);
  }

  /** Of the refusals only the lost slot is an answer; the others are failures. */
  private <V, T> Attempt<T> attempt(StoredAnswer answer, Class<V> type, Function<V, T> shown) {
    return answer.status() < REFUSED
        ? new Attempt.Had<>(shown.apply(read(answer, type)))
        : new Attempt.Lost<>(read(answer, Loss.class).alternatives());
  }

  private <V> V read(StoredAnswer answer, Class<V> type) {
    try {
      return json.readValue(answer.json(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer of ours is not of " + type.getSimpleName(), e);
    }
  }

  private static boolean isRefusal(Throwable failure, SchedulingError error) {
    return failure instanceof ApplicationException refusal && refusal.error() == error;
  }

  /** The part of problem SLOT_TAKEN that is asked for here. */
  private record Loss(List<Slot> alternatives) {
    Loss {
      alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
    }
  }
}
