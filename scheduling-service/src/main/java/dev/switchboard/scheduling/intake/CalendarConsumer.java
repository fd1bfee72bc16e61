package dev.switchboard.scheduling.intake;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.calendar.CalendarEventLinked;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.event.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes to appointments where they stand in a calendar (features.md I3). It is no change of the
 * appointment: no version, no event, or calendar and appointment would answer each other for ever.
 */
@ApplicationScoped
class CalendarConsumer implements EventConsumer {
  private static final String LINK =
      """
      UPDATE appointment a SET calendar_event_id = l.event_id, calendar_version = l.version
      FROM (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[])
              AS t(tenant_id, appointment_id, version, event_id)) AS l
      WHERE a.tenant_id = l.tenant_id AND a.id = l.appointment_id
        AND a.calendar_version <= l.version
      """;

  @Override
  public String name() {
    return "scheduling-service.calendar";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.CALENDAR_EVENT_LINKED);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    List<Told> told = List.copyOf(newest(events).values());
    return transaction
        .preparedQuery(LINK)
        .execute(
            Tuple.of(
                told.stream().map(Told::tenant).toArray(UUID[]::new),
                told.stream().map(one -> one.link().appointmentId()).toArray(UUID[]::new),
                told.stream().map(one -> one.link().appointmentVersion()).toArray(Long[]::new),
                told.stream().map(Told::eventId).toArray(String[]::new)))
        .replaceWithVoid();
  }

  /** Of one appointment the newest, and of equally new ones the last that came. */
  private static Map<UUID, Told> newest(List<ConsumedEvent> events) {
    Map<UUID, Told> newest = new TreeMap<>();
    for (ConsumedEvent event : events) {
      Told told =
          new Told(event.tenantId().value(), EventJson.read(event, CalendarEventLinked.class));
      newest.merge(
          told.link().appointmentId(),
          told,
          (one, other) ->
              one.link().appointmentVersion() > other.link().appointmentVersion() ? one : other);
    }
    return newest;
  }

  private record Told(UUID tenant, CalendarEventLinked link) {
    @Nullable String eventId() {
      return switch (link.state()) {
        case LINKED -> link.eventId();
        case REMOVED -> null;
      };
    }
  }
}
