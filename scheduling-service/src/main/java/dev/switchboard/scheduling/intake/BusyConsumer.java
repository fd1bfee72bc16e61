package dev.switchboard.scheduling.intake;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.calendar.CalendarBusyChanged;
import dev.switchboard.contracts.calendar.CalendarBusyChanged.BusyTime;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.event.EventJson;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Keeps what outside calendars say (features.md I3). Each event tells of a stretch of time of its
 * own, so none makes an older one needless: those of one calendar are applied one after the other.
 */
@ApplicationScoped
class BusyConsumer implements EventConsumer {
  /**
   * A stretch that was read is as it was read. One that could not be is busy as far as nothing was
   * ever known of it: an error is never free. The past is forgotten after a week.
   */
  private static final String KEEP =
      """
      WITH told AS (
        SELECT t.*, tstzmultirange(tstzrange(t.begins, t.ends)) AS stretch,
               coalesce((SELECT range_agg(tstzrange(b.begins, b.ends))
                         FROM unnest($9::uuid[], $10::timestamptz[], $11::timestamptz[]) AS b(id, begins, ends)
                         WHERE b.id = t.id), '{}') AS busy
        FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::uuid[], $5::text[], $6::timestamptz[],
                    $7::timestamptz[], $8::timestamptz[])
             AS t(tenant_id, id, version, technician_id, state, begins, ends, told_at))
      INSERT INTO calendar_busy AS c (tenant_id, id, version, technician_id, state, busy, known, told_at)
      SELECT t.tenant_id, t.id, t.version, t.technician_id, t.state,
             CASE t.state WHEN 'READ' THEN t.busy * t.stretch WHEN 'UNREADABLE' THEN t.stretch ELSE '{}' END,
             CASE t.state WHEN 'READ' THEN t.stretch ELSE '{}' END, t.told_at
      FROM told t ORDER BY t.tenant_id, t.id
      ON CONFLICT ON CONSTRAINT calendar_busy_pk DO UPDATE
      SET version = excluded.version, technician_id = excluded.technician_id, state = excluded.state,
          told_at = excluded.told_at,
          busy = CASE excluded.state
            WHEN 'READ' THEN (c.busy - excluded.known) + excluded.busy
            WHEN 'UNREADABLE' THEN c.busy + (excluded.busy - c.known) ELSE '{}' END
            - tstzmultirange(tstzrange(NULL, excluded.told_at - interval '7 days')),
          known = CASE excluded.state
            WHEN 'READ' THEN c.known + excluded.known WHEN 'UNREADABLE' THEN c.known ELSE '{}' END
      WHERE c.version < excluded.version
      """;

  @Override
  public String name() {
    return "scheduling-service.busy";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.CALENDAR_BUSY_CHANGED);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    Uni<Void> applied = Uni.createFrom().voidItem();
    for (List<Told> round : rounds(events)) {
      applied = applied.chain(() -> keep(transaction, round));
    }
    return applied;
  }

  /** A statement may write a row only once: each round has a calendar's next event. */
  private static List<List<Told>> rounds(List<ConsumedEvent> events) {
    List<List<Told>> rounds = new ArrayList<>();
    List<Set<UUID>> calendars = new ArrayList<>();
    for (ConsumedEvent event : events) {
      Told told =
          new Told(event.tenantId().value(), EventJson.read(event, CalendarBusyChanged.class));
      int round = 0;
      while (round < rounds.size()
          && calendars.get(round).contains(told.calendar().busyCalendarId())) {
        round++;
      }
      if (round == rounds.size()) {
        rounds.add(new ArrayList<>());
        calendars.add(new HashSet<>());
      }
      rounds.get(round).add(told);
      calendars.get(round).add(told.calendar().busyCalendarId());
    }
    return rounds;
  }

  private static Uni<Void> keep(SqlConnection transaction, List<Told> round) {
    List<Entry> entries =
        round.stream()
            .flatMap(
                told ->
                    told.calendar().busy().stream()
                        .map(time -> new Entry(told.calendar().busyCalendarId(), time)))
            .toList();
    Tuple columns =
        Tuple.tuple()
            .addArrayOfUUID(ids(round, Told::tenant))
            .addArrayOfUUID(ids(round, told -> told.calendar().busyCalendarId()))
            .addArrayOfLong(
                round.stream().map(told -> told.calendar().version()).toArray(Long[]::new))
            .addArrayOfUUID(ids(round, told -> told.calendar().technicianId()))
            .addArrayOfString(
                round.stream().map(told -> told.calendar().state().name()).toArray(String[]::new))
            .addArrayOfOffsetDateTime(times(round, told -> told.calendar().from()))
            .addArrayOfOffsetDateTime(times(round, told -> told.calendar().to()))
            .addArrayOfOffsetDateTime(times(round, told -> told.calendar().toldAt()))
            .addArrayOfUUID(ids(entries, Entry::calendar))
            .addArrayOfOffsetDateTime(times(entries, entry -> entry.time().from()))
            .addArrayOfOffsetDateTime(times(entries, entry -> entry.time().to()));
    return transaction.preparedQuery(KEEP).execute(columns).replaceWithVoid();
  }

  private static <T> UUID[] ids(List<T> rows, Function<T, UUID> id) {
    return rows.stream().map(id).toArray(UUID[]::new);
  }

  private static <T> OffsetDateTime[] times(List<T> rows, Function<T, Instant> time) {
    return rows.stream().map(time).map(Rows::utc).toArray(OffsetDateTime[]::new);
  }

  private record Told(UUID tenant, CalendarBusyChanged calendar) {}

  private record Entry(UUID calendar, BusyTime time) {}
}
