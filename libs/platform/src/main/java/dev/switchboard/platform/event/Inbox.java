package dev.switchboard.platform.event;

import dev.switchboard.contracts.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides which events are new to a consumer, in the transaction of their effect. Rows go in by id,
 * so that two processes that apply the same events cannot deadlock: the second waits, and then
 * finds them applied.
 */
final class Inbox {
  private static final String ADMIT =
      """
      INSERT INTO inbox (consumer, event_id, event_day)
      SELECT $1, e.id, e.day FROM unnest($2::uuid[], $3::date[]) AS e(id, day)
      ON CONFLICT DO NOTHING
      RETURNING event_id
      """;
  private static final String MAINTAIN = "SELECT inbox_maintain(current_date)";

  private Inbox() {}

  /** Those of the events that the consumer has not applied, in their order, each once. */
  static Uni<List<ConsumedEvent>> admit(
      SqlClient transaction, String consumer, List<ConsumedEvent> events) {
    Map<UUID, ConsumedEvent> byId =
        events.stream()
            .collect(
                Collectors.toMap(ConsumedEvent::id, Function.identity(), (first, again) -> first));
    List<ConsumedEvent> sorted =
        byId.values().stream().sorted(Comparator.comparing(ConsumedEvent::id)).toList();
    Tuple columns =
        Tuple.of(
            consumer,
            sorted.stream().map(ConsumedEvent::id).toArray(UUID[]::new),
            sorted.stream().map(Inbox::day).toArray(LocalDate[]::new));
    return transaction
        .preparedQuery(ADMIT)
        .execute(columns)
        .map(Inbox::ids)
        .map(
            fresh ->
                events.stream()
                    .filter(event -> byId.get(event.id()) == event && fresh.contains(event.id()))
                    .toList());
  }

  /** Makes the partitions of the coming days and drops the old ones. */
  static Uni<Void> maintain(SqlClient database) {
    return database.query(MAINTAIN).execute().replaceWithVoid();
  }

  private static Set<UUID> ids(RowSet<Row> rows) {
    return rows.stream().map(row -> row.getUUID("event_id")).collect(Collectors.toSet());
  }

  /** From the event itself, so that every copy of it falls on the same day. */
  private static LocalDate day(ConsumedEvent event) {
    return LocalDate.ofInstant(Ids.madeAt(event.id()).orElse(event.time()), ZoneOffset.UTC);
  }
}
