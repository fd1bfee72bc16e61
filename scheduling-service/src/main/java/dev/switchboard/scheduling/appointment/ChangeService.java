package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.reminder.ReminderService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What follows from a change, in its transaction: its reminders and its event. */
@ApplicationScoped
class ChangeService {
  private final AppointmentRepository appointments;
  private final ReminderService reminders;
  private final FreedTimeService freedTime;
  private final OutboxWriter outbox;
  private final BusinessClock clock;

  ChangeService(
      AppointmentRepository appointments,
      ReminderService reminders,
      FreedTimeService freedTime,
      OutboxWriter outbox,
      BusinessClock clock) {
    this.appointments = appointments;
    this.reminders = reminders;
    this.freedTime = freedTime;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Stores a change that leaves the visit's time as it is, and what follows from its status: none
   * is reminded of what nobody comes for, and again of what somebody does come for.
   */
  Uni<Appointment> stored(SqlConnection transaction, Call call, Appointment before, Change change) {
    return appointments
        .change(transaction, call.tenant(), change.in(call.conversationId()), clock.now())
        .call(() -> followed(transaction, call.tenant(), before, change));
  }

  private Uni<Void> followed(
      SqlConnection transaction, TenantId tenant, Appointment before, Change change) {
    boolean comes = change.now().isComing();
    if (comes == before.isComing()) {
      return told(transaction, tenant, change);
    }
    return comes
        ? appointments
            .reminderHours(transaction, tenant)
            .chain(hours -> placed(transaction, tenant, change, hours))
        : givenUp(transaction, tenant, before).chain(() -> told(transaction, tenant, change));
  }

  /** It has a time now: by a booking or by a move. */
  Uni<Void> placed(
      SqlConnection transaction, TenantId tenant, Change change, List<Integer> reminderHours) {
    Appointment now = change.now();
    return reminders
        .plan(
            transaction,
            tenant,
            new ReminderService.Subject(now.id(), now.placedVersion(), now.visit().startsAt()),
            reminderHours)
        .chain(() -> told(transaction, tenant, change));
  }

  /** Several changes of one visit, stored before: it is reminded of as the last one leaves it. */
  Uni<Void> followed(
      SqlConnection transaction,
      TenantId tenant,
      Appointment before,
      List<Change> all,
      List<Integer> reminderHours) {
    Appointment now = all.getLast().now();
    boolean stays = before.isComing() && before.placedVersion() == now.placedVersion();
    if (stays && now.isComing()) {
      return told(transaction, tenant, all);
    }
    Uni<Void> planned =
        now.isComing()
            ? reminders.plan(
                transaction,
                tenant,
                new ReminderService.Subject(now.id(), now.placedVersion(), now.visit().startsAt()),
                reminderHours)
            : Uni.createFrom().voidItem();
    return givenUp(transaction, tenant, before)
        .chain(() -> planned)
        .chain(() -> told(transaction, tenant, all));
  }

  /** Its time is no longer wanted: no reminder of it is let go once this is committed. */
  Uni<Void> givenUp(SqlConnection transaction, TenantId tenant, Appointment before) {
    return reminders.revoke(transaction, tenant, before.id());
  }

  /** What it had is offered to who waits for such a time (features.md S8). */
  Uni<Void> freed(SqlConnection transaction, TenantId tenant, Appointment before) {
    return freedTime.freed(transaction, tenant, FreedTime.of(before));
  }

  Uni<Void> told(SqlConnection transaction, TenantId tenant, Change change) {
    return told(transaction, tenant, List.of(change));
  }

  Uni<Void> told(SqlConnection transaction, TenantId tenant, List<Change> all) {
    return outbox.write(
        transaction,
        all.stream()
            .<EventEnvelope<?>>map(
                change ->
                    new EventEnvelope<>(
                        Ids.next(),
                        clock.now(),
                        tenant,
                        TraceContext.current().map(TraceParent::header).orElse(null),
                        change.event()))
            .toList());
  }
}
