package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.scheduling.reminder.Asked;
import dev.switchboard.scheduling.reminder.ReminderService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a reminder go, under its appointment's lock: a cancel or move that was answered before is
 * seen, one that comes later finds it gone (design.md section 3, 6; features.md X2).
 */
@ApplicationScoped
class PermitService {
  private final ReminderService reminders;
  private final AppointmentRepository appointments;
  private final TenantTransactions transactions;

  PermitService(
      ReminderService reminders,
      AppointmentRepository appointments,
      TenantTransactions transactions) {
    this.reminders = reminders;
    this.appointments = appointments;
    this.transactions = transactions;
  }

  /**
   * Decides anew each time: whoever was granted a permit and could not send asks again, and hears
   * REVOKED when the visit was given up meanwhile. Fails with REMINDER_NOT_FOUND.
   *
   * @param messageKey names the message; only the one that was granted first is granted again
   */
  Uni<PermitView> permit(
      TenantId tenant, UUID reminderId, PermitRequest permit, @Nullable String messageKey) {
    return transactions.onConnection(
        tenant,
        connection ->
            reminders
                .appointmentOf(connection, tenant, reminderId)
                .chain(id -> appointments.requireLocked(connection, tenant, id))
                .chain(
                    appointment ->
                        decide(
                            connection,
                            tenant,
                            appointment,
                            new Asked(reminderId, permit.appointmentVersion(), messageKey))));
  }

  private Uni<PermitView> decide(
      SqlConnection transaction, TenantId tenant, Appointment appointment, Asked asked) {
    if (!stands(appointment, asked.placedVersion())) {
      return Uni.createFrom().item(PermitView.REVOKED);
    }
    return reminders
        .grant(transaction, tenant, asked)
        .chain(
            granted ->
                granted
                    ? reminded(transaction, tenant, appointment)
                    : Uni.createFrom().item(PermitView.REVOKED));
  }

  private Uni<PermitView> reminded(
      SqlConnection transaction, TenantId tenant, Appointment appointment) {
    return appointments
        .reminderSent(transaction, tenant, appointment.id())
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
