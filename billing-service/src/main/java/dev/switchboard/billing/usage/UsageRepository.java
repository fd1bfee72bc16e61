package dev.switchboard.billing.usage;

import dev.switchboard.billing.Meter;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Usage in the database. */
@ApplicationScoped
class UsageRepository {
  /**
   * Only what is new is added to the sums. Rows go in by key, events before sums, in this one
   * statement: two polls of the same or of neighbouring events wait for each other and cannot
   * deadlock.
   */
  private static final String ADD =
      """
      WITH fresh AS (
        INSERT INTO usage_event (tenant_id, event_id, meter, channel, quantity, occurred_at,
                                 subject_id, conversation_id)
        SELECT n.tenant_id, n.event_id, n.meter, n.channel, n.quantity, n.occurred_at,
               n.subject_id, n.conversation_id
        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::numeric[],
                    $6::timestamptz[], $7::uuid[], $8::uuid[])
          AS n(tenant_id, event_id, meter, channel, quantity, occurred_at, subject_id,
               conversation_id)
        ORDER BY n.tenant_id, n.event_id, n.meter
        ON CONFLICT ON CONSTRAINT usage_event_pk DO NOTHING
        RETURNING tenant_id, meter, channel, occurred_at, quantity),
      summed AS (
        INSERT INTO usage_quarter (tenant_id, quarter, meter, channel, quantity)
        SELECT f.tenant_id, date_bin('15 minutes', f.occurred_at, 'epoch'::timestamptz) AS quarter,
               f.meter, f.channel, sum(f.quantity)
        FROM fresh f
        GROUP BY f.tenant_id, quarter, f.meter, f.channel
        ORDER BY f.tenant_id, quarter, f.meter, f.channel
        ON CONFLICT ON CONSTRAINT usage_quarter_pk
          DO UPDATE SET quantity = usage_quarter.quantity + excluded.quantity)
      SELECT count(*)::int AS accepted FROM fresh
      """;

  /** The days come from Java, whose rules of the zones are then the only ones. */
  private static final String BY_DAY =
      """
      SELECT q.meter, d.day, q.channel, sum(q.quantity) AS quantity
      FROM unnest($2::date[], $3::timestamptz[], $4::timestamptz[]) AS d(day, starts_at, ends_at)
      JOIN usage_quarter q
        ON q.tenant_id = $1 AND q.quarter >= d.starts_at AND q.quarter < d.ends_at
      GROUP BY q.meter, d.day, q.channel
      ORDER BY q.meter, d.day, q.channel
      """;

  private static final String ACCEPTED =
      """
      SELECT coalesce(sum(quantity), 0) AS quantity FROM usage_event
      WHERE tenant_id = $1 AND meter = $2 AND occurred_at >= $3 AND occurred_at < $4
      """;

  private static final String EVENTS =
      """
      SELECT event_id, meter, channel, quantity, occurred_at, subject_id, conversation_id
      FROM usage_event
      WHERE tenant_id = $1 AND meter = $2 AND (occurred_at, event_id) > ($3, $4)
        AND occurred_at >= $3 AND occurred_at < $5
      ORDER BY occurred_at, event_id
      LIMIT $6
      """;

  /** How many were new. */
  Uni<Integer> add(SqlClient transaction, List<MeteredUnit> units) {
    return transaction
        .preparedQuery(ADD)
        .execute(columns(units))
        .map(rows -> rows.iterator().next().getInteger("accepted"));
  }

  Uni<List<DayUsage>> byDay(SqlClient connection, TenantId tenant, Days days) {
    List<LocalDate> all = days.all();
    return connection
        .preparedQuery(BY_DAY)
        .execute(
            Tuple.of(tenant.value())
                .addArrayOfLocalDate(all.toArray(LocalDate[]::new))
                .addArrayOfOffsetDateTime(times(all, days::startOf))
                .addArrayOfOffsetDateTime(times(all, days::endOf)))
        .map(rows -> rows.stream().map(UsageRepository::dayUsage).toList());
  }

  Uni<BigDecimal> accepted(SqlClient connection, TenantId tenant, Meter meter, Days days) {
    return connection
        .preparedQuery(ACCEPTED)
        .execute(Tuple.of(tenant.value(), meter.name(), utc(days.startsAt()), utc(days.endsAt())))
        .map(rows -> rows.iterator().next().getBigDecimal("quantity"));
  }

  /** Those of the days that come after a place, in the order they happened. */
  Uni<List<UsageEventView>> events(SqlClient connection, TenantId tenant, UsageEventQuery query) {
    return connection
        .preparedQuery(EVENTS)
        .execute(
            Tuple.of(
                tenant.value(),
                query.meter().name(),
                utc(query.after()),
                query.afterId(),
                utc(query.days().endsAt()),
                query.page().rowsToRead()))
        .map(rows -> rows.stream().map(UsageRepository::event).toList());
  }

  private static Tuple columns(List<MeteredUnit> units) {
    return Tuple.tuple()
        .addArrayOfUUID(column(units, unit -> unit.event().tenantId().value(), UUID[]::new))
        .addArrayOfUUID(column(units, unit -> unit.event().id(), UUID[]::new))
        .addArrayOfString(column(units, unit -> unit.meter().name(), String[]::new))
        .addArrayOfString(column(units, MeteredUnit::channelName, String[]::new))
        .addValue(column(units, MeteredUnit::quantity, BigDecimal[]::new))
        .addArrayOfOffsetDateTime(
            column(units, unit -> utc(unit.event().time()), OffsetDateTime[]::new))
        .addArrayOfUUID(column(units, unit -> unit.event().subject(), UUID[]::new))
        .addArrayOfUUID(column(units, MeteredUnit::conversationId, UUID[]::new));
  }

  private static <T> T[] column(
      List<MeteredUnit> units,
      Function<MeteredUnit, ? extends @Nullable T> value,
      java.util.function.IntFunction<T[]> array) {
    return units.stream().map(value).toArray(array);
  }

  private static OffsetDateTime[] times(List<LocalDate> days, Function<LocalDate, Instant> time) {
    return days.stream().map(day -> utc(time.apply(day))).toArray(OffsetDateTime[]::new);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static DayUsage dayUsage(Row row) {
    return new DayUsage(
        Meter.valueOf(row.getString("meter")),
        row.getLocalDate("day"),
        channel(row),
        row.getBigDecimal("quantity"));
  }

  private static UsageEventView event(Row row) {
    return new UsageEventView(
        row.getUUID("event_id"),
        Meter.valueOf(row.getString("meter")),
        channel(row),
        row.getBigDecimal("quantity"),
        row.getOffsetDateTime("occurred_at").toInstant(),
        row.getUUID("subject_id"),
        row.getUUID("conversation_id"));
  }

  private static @Nullable ChannelKind channel(Row row) {
    String name = row.getString("channel");
    return name.equals(MeteredUnit.NO_CHANNEL) ? null : ChannelKind.valueOf(name);
  }
}
