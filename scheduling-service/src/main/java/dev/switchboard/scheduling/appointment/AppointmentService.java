package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
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
import java.time.Duration;
import java.util.List;
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
  Uni<List<ChangeView>> history(TenantId tenant, UUID id) {
    return transactions.onConnection(
        tenant,
        connection ->
            appointments
                .require(connection, tenant, id)
                .chain(() -> appointments.history(connection, tenant, id)));
  }

  Uni<StoredAnswer> confirm(Call call, UUID id, ExpectedVersion expected) {
    return changed(call, connection -> confirmed(connection, call, id, expected));
  }

  Uni<StoredAnswer> cancel(Call call, UUID id, ExpectedVersion expected, @Nullable String reason) {
    return changed(
        call,
        connection ->
            appointments
                .lateCancelWithin(connection, call.tenant())
                .chain(within -> cancelled(connection, call, id, expected, reason, within)));
  }

  /** In the caller's transaction. */
  Uni<Appointment> cancel(SqlConnection transaction, Call call, UUID id, String reason) {
    return appointments
        .lateCancelWithin(transaction, call.tenant())
        .chain(
            within -> cancelled(transaction, call, id, new ExpectedVersion(null), reason, within));
  }

  private Uni<Appointment> confirmed(
      SqlConnection transaction, Call call, UUID id, ExpectedVersion expected) {
    return appointments
        .requireLocked(transaction, call.tenant(), id)
        .invoke(locked -> expected.require(locked.version()))
        .chain(
            locked ->
                locked
                    .confirm(call.actor())
                    .map(change -> stored(transaction, call, change))
                    .orElseGet(() -> Uni.createFrom().item(locked)));
  }

  /** Once this is answered no reminder of the visit is let go, and its time is free. */
  private Uni<Appointment> cancelled(
      SqlConnection transaction,
      Call call,
      UUID id,
      ExpectedVersion expected,
      @Nullable String reason,
      Duration lateWithin) {
    return appointments
        .requireLocked(transaction, call.tenant(), id)
        .invoke(locked -> expected.require(locked.version()))
        .chain(
            locked ->
                locked
                    .cancel(reason, call.actor(), clock.now(), lateWithin)
                    .map(change -> givenUp(transaction, call, change))
                    .orElseGet(() -> Uni.createFrom().item(locked)));
  }

  private Uni<Appointment> givenUp(SqlConnection transaction, Call call, Change change) {
    return changes
        .givenUp(transaction, call.tenant(), change.now())
        .chain(() -> reservations.release(transaction, call.tenant(), change.now().id()))
        .chain(() -> changes.freed(transaction, call.tenant(), change.now()))
        .chain(() -> stored(transaction, call, change));
  }

  private Uni<Appointment> stored(SqlConnection transaction, Call call, Change change) {
    return appointments
        .change(transaction, call.tenant(), change, clock.now())
        .call(() -> changes.told(transaction, call.tenant(), change));
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
