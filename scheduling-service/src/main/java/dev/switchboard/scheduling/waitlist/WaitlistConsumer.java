package dev.switchboard.scheduling.waitlist;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.appointment.AppointmentBooked;
import dev.switchboard.contracts.appointment.AppointmentSnapshot;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.event.EventJson;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Who has booked the same visit by other means, by the last day he would wait for, waits no more. A
 * later visit is what he has for the case that nothing comes free: it keeps his place. Told by the
 * event and not within the booking, which is not to wait for the line.
 */
@ApplicationScoped
class WaitlistConsumer implements EventConsumer {
  private static final String BOOKED =
      """
      WITH booked AS (
        SELECT e.tenant_id, e.id
        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::timestamptz[])
               AS b(tenant_id, customer_id, service_type, day, booked_at)
        JOIN waitlist_entry e ON e.tenant_id = b.tenant_id AND e.customer_id = b.customer_id
          AND e.service_type = b.service_type AND e.state IN ('WAITING', 'OFFERED')
          AND e.since <= b.booked_at AND b.day <= e.to_day)
      """;

  /** Slots before entries, as everywhere. */
  private static final String LOOK_AT_SLOTS =
      BOOKED
          + """
            , open AS (
              SELECT f.tenant_id, f.id FROM freed_slot f
              WHERE (f.tenant_id, f.id) IN (
                SELECT o.tenant_id, o.slot_id FROM booked b
                JOIN waitlist_offer o
                  ON o.tenant_id = b.tenant_id AND o.entry_id = b.id AND o.state = 'OPEN')
              ORDER BY f.id FOR NO KEY UPDATE)
            UPDATE freed_slot f SET look_at = $6 FROM open
            WHERE f.tenant_id = open.tenant_id AND f.id = open.id AND f.state <> 'DONE'
            """;

  private static final String CLOSE =
      BOOKED
          + """
            , waiting AS (
              SELECT e.tenant_id, e.id FROM waitlist_entry e
              WHERE (e.tenant_id, e.id) IN (SELECT tenant_id, id FROM booked)
              ORDER BY e.id FOR NO KEY UPDATE)
            UPDATE waitlist_entry e SET state = 'CLOSED' FROM waiting
            WHERE e.tenant_id = waiting.tenant_id AND e.id = waiting.id
              AND e.state IN ('WAITING', 'OFFERED')
            """;

  private final BusinessClock clock;

  WaitlistConsumer(BusinessClock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "scheduling-service.waitlist";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.APPOINTMENT_BOOKED);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    List<Told> told = events.stream().map(Told::from).toList();
    return transaction
        .preparedQuery(LOOK_AT_SLOTS)
        .execute(columns(told).addOffsetDateTime(Rows.utc(clock.now())))
        .chain(() -> transaction.preparedQuery(CLOSE).execute(columns(told)))
        .replaceWithVoid();
  }

  private static Tuple columns(List<Told> told) {
    return Tuple.tuple()
        .addArrayOfUUID(ids(told, Told::tenant))
        .addArrayOfUUID(ids(told, one -> one.visit().customerId()))
        .addArrayOfString(
            told.stream().map(one -> one.visit().serviceType()).toArray(String[]::new))
        .addArrayOfLocalDate(told.stream().map(Told::day).toArray(LocalDate[]::new))
        .addArrayOfOffsetDateTime(told.stream().map(Told::at).toArray(OffsetDateTime[]::new));
  }

  private static UUID[] ids(List<Told> told, Function<Told, UUID> id) {
    return told.stream().map(id).toArray(UUID[]::new);
  }

  private record Told(UUID tenant, AppointmentSnapshot visit, OffsetDateTime at) {
    static Told from(ConsumedEvent event) {
      return new Told(
          event.tenantId().value(),
          EventJson.read(event, AppointmentBooked.class).appointment(),
          Rows.utc(event.time()));
    }

    LocalDate day() {
      return LocalDate.ofInstant(visit.startsAt(), ZoneId.of(visit.timeZone()));
    }
  }
}
