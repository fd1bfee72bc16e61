package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.calendar.CalendarBusyChanged;
import dev.switchboard.integration.calendar.BusyCalendar.Asked;
import dev.switchboard.integration.calendar.BusyCalendar.Decision;
import dev.switchboard.integration.calendar.BusyCalendar.Use;
import dev.switchboard.integration.calendar.BusyCalendarRepository.Left;
import dev.switchboard.integration.calendar.BusyCalendarRepository.Next;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Which calendars are asked, and what is told of them. */
@ApplicationScoped
class BusyCalendarService {
  static final WorkTable CALENDARS = new WorkTable("busy_calendar", "id");

  private final BusyCalendarRepository calendars;
  private final TenantTransactions transactions;
  private final OutboxWriter outbox;
  private final BusySignal signal;
  private final BusinessClock clock;

  BusyCalendarService(
      BusyCalendarRepository calendars,
      TenantTransactions transactions,
      OutboxWriter outbox,
      BusySignal signal,
      BusinessClock clock) {
    this.calendars = calendars;
    this.transactions = transactions;
    this.outbox = outbox;
    this.signal = signal;
    this.clock = clock;
  }

  /** The business's calendar is this one from now on, and no other. */
  Uni<Void> used(SqlConnection transaction, TenantId tenant, String calendarId) {
    Use use = Use.of(tenant, null, calendarId);
    return calendars
        .leave(transaction, tenant, use)
        .chain(left -> removed(transaction, left))
        .chain(() -> calendars.use(transaction, use));
  }

  /** The business has none any more. */
  Uni<Void> unused(SqlConnection transaction, TenantId tenant) {
    return calendars.leave(transaction, tenant).chain(left -> removed(transaction, left));
  }

  /** To be said when the use is committed. */
  void askAtOnce() {
    signal.raise();
  }

  /**
   * What is known, its event and when to ask next are there together, or not at all; fails when the
   * calendar is another's to ask by now.
   */
  Uni<Void> told(Claimed work, Decision decision, Asked asked, Next next) {
    List<EventEnvelope<?>> events =
        decision.news().stream()
            .<EventEnvelope<?>>map(news -> envelope(work.tenantId(), asked.toldAt(), news))
            .toList();
    return transactions.onConnection(
        work.tenantId(),
        connection ->
            CALENDARS
                .finish(connection, work)
                .chain(() -> calendars.save(connection, decision.after(), next))
                .chain(() -> outbox.write(connection, events)));
  }

  /** There is nobody left to ask for. */
  Uni<Void> ended(Claimed work) {
    return transactions.onConnection(
        work.tenantId(), connection -> CALENDARS.finish(connection, work));
  }

  private Uni<Void> removed(SqlConnection transaction, List<Left> left) {
    Instant now = clock.now();
    List<EventEnvelope<?>> events =
        left.stream()
            .<EventEnvelope<?>>map(
                one ->
                    envelope(
                        one.use().tenant(),
                        now,
                        BusyCalendar.removed(one.use(), one.version(), now)))
            .toList();
    return outbox.write(transaction, events);
  }

  private static EventEnvelope<?> envelope(
      TenantId tenant, Instant now, CalendarBusyChanged event) {
    return new EventEnvelope<>(Ids.next(), now, tenant, null, event);
  }
}
