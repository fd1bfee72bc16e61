package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Money;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.appointment.Placement.Placed;
import dev.switchboard.scheduling.appointment.PlacementService.Search;
import dev.switchboard.scheduling.availability.Plan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes what a visit is about (features.md S19). Another technician or urgency needs room, for
 * which source and target are locked as for a move; the customer is told the same time as before,
 * so his confirmation and his reminders stay.
 */
@ApplicationScoped
class UpdateService {
  private final MoveService moves;
  private final ReservationRepository reservations;
  private final StageRepository stages;
  private final ChangeService changes;
  private final BusinessClock clock;

  UpdateService(
      MoveService moves,
      ReservationRepository reservations,
      StageRepository stages,
      ChangeService changes,
      BusinessClock clock) {
    this.moves = moves;
    this.reservations = reservations;
    this.stages = stages;
    this.changes = changes;
    this.clock = clock;
  }

  Uni<StoredAnswer> update(Call call, UUID id, ExpectedVersion expected, AppointmentPatch patch) {
    return moves.changed(
        call, id, expected, (transaction, read) -> updated(transaction, call, read, patch));
  }

  private Uni<Appointment> updated(
      SqlConnection transaction, Call call, Appointment read, AppointmentPatch patch) {
    return stage(transaction, call, read, patch)
        .map(stage -> patch.over(read, stage.orElse(null), clock.now()))
        .chain(
            seen ->
                patch.replaces(read)
                    ? placed(transaction, call, read, patch, seen)
                    : moves
                        .requireUnmoved(transaction, call, read)
                        .chain(
                            () ->
                                store(
                                    transaction,
                                    call,
                                    read,
                                    read.update(
                                        read.visit(),
                                        read.job().with(patch.description()),
                                        seen,
                                        call.actor()))));
  }

  private Uni<Optional<Stage>> stage(
      SqlConnection connection, Call call, Appointment read, AppointmentPatch patch) {
    String wanted = patch.stage();
    if (wanted == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    return stages
        .named(connection, call.tenant(), wanted)
        .map(found -> found.orElseThrow(() -> Invalid.notBookable("stage", "is no stage")))
        .invoke(
            stage -> {
              if (!stage.stage().isOf(read.status())) {
                throw Invalid.notBookable(
                    "stage", "is %s, which %s is not".formatted(stage.stage(), read.status()));
              }
            })
        .map(Optional::of);
  }

  private Uni<Appointment> placed(
      SqlConnection transaction,
      Call call,
      Appointment read,
      AppointmentPatch patch,
      Pipeline seen) {
    read.requireMovable();
    return moves.withRoom(
        transaction,
        call,
        read,
        patch.wish(read),
        (search, place) -> placed(transaction, call, read, patch, seen, search, place));
  }

  private Uni<Appointment> placed(
      SqlConnection transaction,
      Call call,
      Appointment read,
      AppointmentPatch patch,
      Pipeline seen,
      Search search,
      Placed place) {
    Optional<Change> change =
        read.update(
            Visit.at(place, read.visit().zone()),
            job(read.job().with(patch.description()), search),
            seen,
            call.actor());
    return reservations
        .move(transaction, call.tenant(), read.id(), place)
        .invoke(
            free -> {
              if (!free) {
                throw SlotTakenException.underLocks(search.lost(read.id()));
              }
            })
        .chain(() -> store(transaction, call, read, change));
  }

  /** Another urgency is worth something else; another technician is not. */
  private static Job job(Job job, Search search) {
    boolean emergency = search.wish().emergency();
    return emergency == job.emergency()
        ? job
        : job.as(emergency, estimate(search.plan(), emergency, job.currency()));
  }

  private static @Nullable Money estimate(Plan plan, boolean emergency, Currency currency) {
    return EstimatePolicy.estimate(plan.service().prices(), emergency, currency).orElse(null);
  }

  private Uni<Appointment> store(
      SqlConnection transaction, Call call, Appointment read, Optional<Change> change) {
    return change
        .map(made -> changes.stored(transaction, call, read, made))
        .orElseGet(() -> Uni.createFrom().item(read));
  }
}
