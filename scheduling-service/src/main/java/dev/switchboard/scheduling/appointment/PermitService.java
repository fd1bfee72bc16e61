package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.Idempotency;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.scheduling.reminder.ReminderService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Lets a reminder go, under its appointment's lock: a cancel or move that was answered before is
 * seen, one that comes later finds it gone (design.md section 3, 6; features.md X2).
 */
@ApplicationScoped
class PermitService {
  private final ReminderService reminders;
  private final AppointmentRepository appointments;
  private final Idempotency idempotency;
  private final TenantTransactions transactions;

  PermitService(
      ReminderService reminders,
      AppointmentRepository appointments,
      Idempotency idempotency,
      TenantTransactions transactions) {
    this.reminders = reminders;
    this.appointments = appointments;
    this.idempotency = idempotency;
    this.transactions = transactions;
  }

  /** Fails with REMINDER_NOT_FOUND. */
  Uni<StoredAnswer> permit(Call call, UUID reminderId, long version) {
    return transactions.onConnection(
        call.tenant(),
        connection ->
            idempotency.once(
                connection,
                call.tenant(),
                call.request(),
                () -> decide(connection, call, reminderId, version).map(Answer::ok)));
  }

  private Uni<PermitView> decide(
      SqlConnection transaction, Call call, UUID reminderId, long version) {
    return reminders
        .appointmentOf(transaction, call.tenant(), reminderId)
        .chain(id -> appointments.requireLocked(transaction, call.tenant(), id))
        .chain(
            appointment ->
                stands(appointment, version)
                    ? grant(transaction, call, reminderId, appointment)
                    : Uni.createFrom().item(PermitView.REVOKED));
  }

  private Uni<PermitView> grant(
      SqlConnection transaction, Call call, UUID reminderId, Appointment appointment) {
    return reminders
        .grant(transaction, call.tenant(), reminderId, appointment.placedVersion())
        .chain(
            granted ->
                granted
                    ? reminded(transaction, call, appointment)
                    : Uni.createFrom().item(PermitView.REVOKED));
  }

  private Uni<PermitView> reminded(SqlConnection transaction, Call call, Appointment appointment) {
    return appointments
        .reminderSent(transaction, call.tenant(), appointment.id())
        .replaceWith(() -> PermitView.granted(appointment.reminded()));
  }

  /** A confirmation raises the version and leaves the time: its reminder still goes out. */
  private static boolean stands(Appointment appointment, long version) {
    boolean coming =
        appointment.status() == AppointmentStatus.SCHEDULED
            || appointment.status() == AppointmentStatus.CONFIRMED;
    return coming && appointment.placedVersion() == version;
  }
}
