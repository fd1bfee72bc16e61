package dev.switchboard.platform.event;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes events into the outbox, a list in one statement, on the connection whose transaction makes
 * the change they tell of. Their ids are drawn in list order.
 */
@ApplicationScoped
public class OutboxWriter {
  private static final String INSERT =
      """
      INSERT INTO outbox (event_id, tenant_id, topic, key, subject, occurred_at, trace_parent,
                          data, dead_letter_reason)
      SELECT r.event_id, r.tenant_id, r.topic, r.key, r.subject, r.occurred_at, r.trace_parent,
             r.data, r.dead_letter_reason
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::timestamptz[],
                  $7::text[], $8::bytea[], $9::text[]) WITH ORDINALITY
           AS r(event_id, tenant_id, topic, key, subject, occurred_at, trace_parent, data,
                dead_letter_reason, place)
      ORDER BY r.place
      ON CONFLICT DO NOTHING
      """;

  private final OutboxSignal signal;

  public OutboxWriter(OutboxSignal signal) {
    this.signal = signal;
  }

  /**
   * Writes what happened. A delivery or a dead letter that already waits (same id, same topic) is
   * not written twice.
   */
  public Uni<Void> write(SqlClient transaction, List<EventEnvelope<?>> events) {
    return writeRows(transaction, events.stream().map(OutboxWriter::row).toList());
  }

  /** The same for rows whose data is already bytes. */
  public Uni<Void> writeRows(SqlClient transaction, List<OutboxRow> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(INSERT)
        .execute(columns(rows))
        .invoke(signal::raise)
        .replaceWithVoid();
  }

  static OutboxRow row(EventEnvelope<?> event) {
    return new OutboxRow(
        event.id(),
        event.tenantId(),
        event.data().topic().topicName(),
        event.data().orderingKey(),
        event.data().subject(),
        event.time(),
        event.traceParent(),
        EventJson.write(event.data()),
        null);
  }

  private static Tuple columns(List<OutboxRow> rows) {
    return Tuple.tuple()
        .addArrayOfUUID(column(rows, OutboxRow::eventId, UUID[]::new))
        .addArrayOfUUID(column(rows, row -> tenant(row.tenantId()), UUID[]::new))
        .addArrayOfString(column(rows, OutboxRow::topicName, String[]::new))
        .addArrayOfUUID(column(rows, OutboxRow::key, UUID[]::new))
        .addArrayOfUUID(column(rows, OutboxRow::subject, UUID[]::new))
        .addArrayOfOffsetDateTime(
            column(rows, row -> row.time().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
        .addArrayOfString(column(rows, OutboxRow::traceParent, String[]::new))
        .addValue(
            column(
                rows,
                row -> io.vertx.core.buffer.Buffer.buffer(row.data()),
                io.vertx.core.buffer.Buffer[]::new))
        .addArrayOfString(column(rows, OutboxRow::deadLetterReason, String[]::new));
  }

  private static @Nullable UUID tenant(@Nullable TenantId tenantId) {
    return tenantId == null ? null : tenantId.value();
  }

  private static <T> T[] column(
      List<OutboxRow> rows,
      Function<OutboxRow, ? extends @Nullable T> value,
      java.util.function.IntFunction<T[]> array) {
    return rows.stream().map(value).toArray(array);
  }
}
