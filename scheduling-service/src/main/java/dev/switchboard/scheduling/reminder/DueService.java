package dev.switchboard.scheduling.reminder;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.reminder.Sweep.Settled;
import dev.switchboard.scheduling.reminder.Verdict.Say;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says {@code reminder-due}: claim and event are one transaction, so each is said once. With
 * nothing to do it is one statement, else it is six, and one more for each tenant that would say
 * more than his pace allows.
 */
@ApplicationScoped
class DueService {
  private final DueRepository due;
  private final OutboxWriter outbox;
  private final BusinessFacts businesses;
  private final BusinessClock clock;

  DueService(
      DueRepository due, OutboxWriter outbox, BusinessFacts businesses, BusinessClock clock) {
    this.due = due;
    this.outbox = outbox;
    this.businesses = businesses;
    this.clock = clock;
  }

  /**
   * @param only null: every tenant's, but those that somebody else is busy with
   * @param most reminders to look at
   */
  Uni<DueReport> say(SqlConnection transaction, @Nullable TenantId only, int most) {
    Instant now = clock.now();
    return due.tenants(transaction, only, now)
        .chain(
            tenants ->
                tenants.isEmpty()
                    ? Uni.createFrom().item(DueReport.NOTHING)
                    : say(transaction, tenants, only != null, most, now));
  }

  private Uni<DueReport> say(
      SqlConnection transaction, List<TenantId> tenants, boolean patient, int most, Instant now) {
    return due.paces(transaction, tenants, patient, now)
        .chain(
            paces ->
                due.waiting(transaction, paces.stream().map(Pace::tenant).toList(), most, now)
                    .map(waiting -> Sweep.of(waiting, paces, this::customersZone, now)))
        .call(sweep -> due.settle(transaction, sweep.settled(), now))
        .call(sweep -> due.keep(transaction, sweep.paces()))
        .call(sweep -> due.spread(transaction, sweep.exhausted(), now))
        .call(sweep -> outbox.write(transaction, events(sweep, now)))
        .map(Sweep::report);
  }

  private ZoneId customersZone(Waiting one) {
    return CustomerZones.of(
        Optional.ofNullable(one.facts().knownZone()),
        Optional.ofNullable(one.facts().phone()),
        businesses.of(one.tenant()),
        ZoneId.of(one.reminder().timeZone()));
  }

  private static List<EventEnvelope<?>> events(Sweep sweep, Instant now) {
    return sweep.said().<EventEnvelope<?>>map(one -> event(one, now)).toList();
  }

  private static EventEnvelope<?> event(Settled one, Instant now) {
    Say say = (Say) one.verdict();
    return new EventEnvelope<>(
        Ids.next(), now, one.waiting().tenant(), null, one.waiting().until(say.notAfter()));
  }
}
