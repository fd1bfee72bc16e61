package dev.switchboard.scheduling.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.SchedulingError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What is done with reminders, in the transaction of what causes it. */
@ApplicationScoped
public class ReminderService {
  /** More than these follow by themselves. */
  private static final int MOST_AT_ONCE = 10_000;

  private final ReminderRepository reminders;
  private final DueService due;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  ReminderService(
      ReminderRepository reminders,
      DueService due,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.reminders = reminders;
    this.due = due;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Plans the reminders of a visit that has just got its time.
   *
   * @param hours before the visit
   */
  public Uni<Void> plan(
      SqlConnection transaction, TenantId tenant, Subject subject, List<Integer> hours) {
    Instant now = clock.now();
    List<ReminderPlan.Planned> planned = ReminderPlan.of(subject.startsAt(), hours, now);
    return planned.isEmpty()
        ? Uni.createFrom().voidItem()
        : reminders.add(transaction, tenant, subject, planned, now);
  }

  /** None of the appointment's reminders is let go any more, once this is committed. */
  public Uni<Void> revoke(SqlConnection transaction, TenantId tenant, UUID appointmentId) {
    return reminders.revoke(transaction, tenant, appointmentId);
  }

  /**
   * Other hours from now on, for every visit to come; what was said stays said (features.md S15).
   */
  public Uni<Void> planAnew(SqlConnection transaction, TenantId tenant, List<Integer> hours) {
    Instant now = clock.now();
    return reminders
        .dropOtherHours(transaction, tenant, hours)
        .chain(() -> reminders.toCome(transaction, tenant, now))
        .chain(
            subjects -> reminders.planAll(transaction, tenant, planned(subjects, hours, now), now));
  }

  /** The appointment a reminder belongs to; fails with REMINDER_NOT_FOUND. */
  public Uni<UUID> appointmentOf(SqlConnection connection, TenantId tenant, UUID reminderId) {
    return reminders
        .appointmentOf(connection, tenant, reminderId)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new ApplicationException(
                            SchedulingError.REMINDER_NOT_FOUND,
                            "There is no reminder " + reminderId + ".")));
  }

  /**
   * Lets a reminder go, for one message only; the caller has locked its appointment and seen that
   * it stands.
   *
   * @return whether it may be sent
   */
  public Uni<Boolean> grant(SqlConnection transaction, TenantId tenant, Asked asked) {
    return reminders.grant(transaction, tenant, asked, clock.now());
  }

  /** Says at once what is due for the tenant (features.md S15). */
  Uni<DueReport> sendUpcoming(TenantId tenant) {
    return transactions.onConnection(
        tenant, connection -> due.say(connection, tenant, MOST_AT_ONCE));
  }

  /** Fails with APPOINTMENT_NOT_FOUND. */
  Uni<List<ReminderView>> ofAppointment(TenantId tenant, UUID appointmentId) {
    return transactions.onConnection(
        tenant,
        connection ->
            reminders
                .hasAppointment(connection, tenant, appointmentId)
                .invoke(found -> requireAppointment(found, appointmentId))
                .chain(() -> reminders.ofAppointment(connection, tenant, appointmentId)));
  }

  private static void requireAppointment(boolean found, UUID id) {
    if (!found) {
      throw new ApplicationException(
          SchedulingError.APPOINTMENT_NOT_FOUND, "There is no appointment " + id + ".");
    }
  }

  private static List<ReminderRepository.PlannedFor> planned(
      List<Subject> subjects, List<Integer> hours, Instant now) {
    return subjects.stream()
        .flatMap(
            subject ->
                ReminderPlan.of(subject.startsAt(), hours, now).stream()
                    .map(planned -> new ReminderRepository.PlannedFor(subject, planned)))
        .toList();
  }

  /**
   * A visit that is to be reminded of.
   *
   * @param version the one that gave it its time
   */
  public record Subject(UUID appointmentId, long version, Instant startsAt) {
    public Subject {
      Objects.requireNonNull(appointmentId, "appointmentId");
      Objects.requireNonNull(startsAt, "startsAt");
    }
  }
}
