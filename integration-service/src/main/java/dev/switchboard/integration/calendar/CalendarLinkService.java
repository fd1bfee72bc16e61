package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.calendar.CalendarEventLinked;
import dev.switchboard.integration.IntegrationError;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is remembered of the calendar, and the one transaction that ends a task. */
@ApplicationScoped
class CalendarLinkService {
  static final WorkTable TASKS = new WorkTable("calendar_task", "appointment_id");

  private final CalendarLinkRepository links;
  private final TenantTransactions transactions;
  private final OutboxWriter outbox;
  private final BusinessClock clock;

  CalendarLinkService(
      CalendarLinkRepository links,
      TenantTransactions transactions,
      OutboxWriter outbox,
      BusinessClock clock) {
    this.links = links;
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  Uni<CalendarLink> known(CalendarTask task) {
    return transactions.onConnection(
        task.tenant(), connection -> links.find(connection, task.tenant(), task.appointmentId()));
  }

  /**
   * @return fails with CALENDAR_LINK_NOT_FOUND when the appointment was never heard of
   */
  Uni<CalendarLinkView> view(TenantId tenant, UUID appointmentId) {
    return transactions
        .onConnection(tenant, connection -> links.view(connection, tenant, appointmentId))
        .map(view -> view.orElseThrow(() -> unknown(appointmentId)));
  }

  /** A newer change has been carried out already: nothing is left to do. */
  Uni<Void> overtaken(Claimed work) {
    return transactions.onConnection(work.tenantId(), connection -> TASKS.finish(connection, work));
  }

  /** What was done, its event and the end of the task are there together or not at all. */
  Uni<Void> done(Claimed work, CalendarLink before, CalendarLink after) {
    Instant now = clock.now();
    return transactions.onConnection(
        work.tenantId(),
        connection -> done(connection, work, after, events(work, before, after, now)));
  }

  private Uni<Void> done(
      SqlConnection connection, Claimed work, CalendarLink after, List<EventEnvelope<?>> events) {
    return links
        .save(connection, after)
        .chain(() -> outbox.write(connection, events))
        .chain(() -> TASKS.finish(connection, work));
  }

  /** Nothing is said of an entry that never was. */
  private static List<EventEnvelope<?>> events(
      Claimed work, CalendarLink before, CalendarLink after, Instant now) {
    CalendarLink.Placed entry = after.entry();
    boolean news =
        switch (after.state()) {
          case LINKED -> true;
          case REMOVED -> before.state() != LinkState.REMOVED || before.entry() == null;
          case NOT_CONNECTED, FAILED, PENDING -> false;
        };
    if (entry == null || !news) {
      return List.of();
    }
    CalendarEventLinked linked =
        new CalendarEventLinked(
            after.appointmentId(),
            after.version(),
            entry.place().calendarId(),
            entry.place().eventId(),
            after.isLinked() ? CalendarEventLinked.State.LINKED : CalendarEventLinked.State.REMOVED,
            now);
    return List.of(
        new EventEnvelope<>(Ids.next(), now, after.tenant(), work.traceParent(), linked));
  }

  private static ApplicationException unknown(UUID appointmentId) {
    return new ApplicationException(
        IntegrationError.CALENDAR_LINK_NOT_FOUND,
        "Nothing has been heard of the appointment %s.".formatted(appointmentId));
  }
}
