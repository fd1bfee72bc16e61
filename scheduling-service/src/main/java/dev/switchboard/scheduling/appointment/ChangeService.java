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
  private final ReminderService reminders;
  private final OutboxWriter outbox;
  private final BusinessClock clock;

  ChangeService(ReminderService reminders, OutboxWriter outbox, BusinessClock clock) {
    this.reminders = reminders;
    this.outbox = outbox;
    this.clock = clock;
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

  /** Its time is no longer wanted: no reminder of it is let go once this is committed. */
  Uni<Void> givenUp(SqlConnection transaction, TenantId tenant, Appointment before) {
    return reminders.revoke(transaction, tenant, before.id());
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
