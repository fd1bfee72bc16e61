package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.Idempotency;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.ExpectedVersion;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can be done with a visit that stands. */
@ApplicationScoped
class AppointmentService {
  private final AppointmentRepository appointments;
  private final ReservationRepository reservations;
  private final ChangeService changes;
  private final Idempotency idempotency;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  AppointmentService(
      AppointmentRepository appointments,
      ReservationRepository reservations,
      ChangeService changes,
      Idempotency idempotency,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.appointments = appointments;
    this.reservations = reservations;
    this.changes = changes;
    this.idempotency = idempotency;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Fails with APPOINTMENT_NOT_FOUND. */
  Uni<AppointmentView> read(TenantId tenant, UUID id) {
    return transactions
        .onConnection(tenant, connection -> appointments.require(connection, tenant, id))
        .map(AppointmentView::from);
  }

  Uni<Page<AppointmentView>> list(TenantId tenant, AppointmentFilter filter, PageRequest page) {
    return transactions
        .onConnection(tenant, connection -> appointments.list(connection, tenant, filter, page))
        .map(rows -> Page.of(page, rows, AppointmentService::place).map(AppointmentView::from));
  }

  /** Fails with APPOINTMENT_NOT_FOUND. */
  Uni<Page<ChangeView>> history(TenantId tenant, UUID id, PageRequest page) {
    return transactions
        .onConnection(
            tenant,
            connection ->
                appointments
                    .require(connection, tenant, id)
                    .chain(() -> appointments.history(connection, tenant, id, page)))
        .map(rows -> Page.of(page, rows, change -> change.place(id)));
  }

  Uni<StoredAnswer> confirm(Call call, UUID id, ExpectedVersion expected) {
    return moved(call, id, expected, read -> read.confirm(call.actor()));
  }

  /** A move that leaves the visit its time. */
  Uni<StoredAnswer> moved(
      Call call, UUID id, ExpectedVersion expected, Function<Appointment, Optional<Change>> move) {
    return changed(call, connection -> moved(connection, call, id, expected, move));
  }

  Uni<StoredAnswer> cancel(Call call, UUID id, ExpectedVersion expected, @Nullable String reason) {
    return changed(call, connection -> cancel(connection, call, id, expected, reason));
  }

  /** In the caller's transaction. */
  Uni<Appointment> cancel(
      SqlConnection transaction,
      Call call,
      UUID id,
      ExpectedVersion expected,
      @Nullable String reason) {
    return locked(transaction, call, id, expected)
        .chain(
            locked ->
                appointments
                    .lateCancelWithin(transaction, call.tenant())
                    .map(within -> locked.cancel(reason, call.actor(), clock.now(), within))
                    .chain(change -> moved(transaction, call, locked, change)));
  }

  private Uni<Appointment> moved(
      SqlConnection transaction,
      Call call,
      UUID id,
      ExpectedVersion expected,
      Function<Appointment, Optional<Change>> move) {
    return locked(transaction, call, id, expected)
        .chain(locked -> moved(transaction, call, locked, move.apply(locked)));
  }

  private Uni<Appointment> locked(
      SqlConnection transaction, Call call, UUID id, ExpectedVersion expected) {
    return appointments
        .requireLocked(transaction, call.tenant(), id)
        .invoke(locked -> expected.require(locked.version()));
  }

  private Uni<Appointment> moved(
      SqlConnection transaction, Call call, Appointment locked, Optional<Change> change) {
    return change
        .map(made -> stored(transaction, call, locked, made))
        .orElseGet(() -> Uni.createFrom().item(locked));
  }

  /** Once a cancel is answered no reminder of the visit is let go, and its time is free. */
  private Uni<Appointment> stored(
      SqlConnection transaction, Call call, Appointment before, Change change) {
    Uni<Void> released =
        change.now().status() == AppointmentStatus.CANCELLED
            ? released(transaction, call.tenant(), before)
            : Uni.createFrom().voidItem();
    return released.chain(() -> changes.stored(transaction, call, before, change));
  }

  private Uni<Void> released(SqlConnection transaction, TenantId tenant, Appointment before) {
    return reservations
        .release(transaction, tenant, before.id())
        .chain(() -> changes.freed(transaction, tenant, before));
  }

  private Uni<StoredAnswer> changed(Call call, Function<SqlConnection, Uni<Appointment>> change) {
    return transactions.onConnection(
        call.tenant(),
        connection ->
            idempotency.once(
                connection,
                call.tenant(),
                call.request(),
                () -> change.apply(connection).map(now -> Answer.ok(AppointmentView.from(now)))));
  }

  private static Cursor place(Appointment appointment) {
    return Cursor.at(AppointmentRepository.LIST, appointment.visit().startsAt(), appointment.id());
  }
}
