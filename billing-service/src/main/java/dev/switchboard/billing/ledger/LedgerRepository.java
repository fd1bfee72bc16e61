package dev.switchboard.billing.ledger;

import dev.switchboard.billing.usage.Days;
import dev.switchboard.contracts.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The facts of the ledger in the database. */
@ApplicationScoped
class LedgerRepository {
  private static final String NOTE =
      """
      INSERT INTO sent_message_fact (tenant_id, event_id, message_id, conversation_id, occurred_at)
      SELECT n.tenant_id, n.event_id, n.message_id, n.conversation_id, n.occurred_at
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[])
        AS n(tenant_id, event_id, message_id, conversation_id, occurred_at)
      ORDER BY n.tenant_id, n.event_id
      ON CONFLICT ON CONSTRAINT sent_message_fact_pk DO NOTHING
      """;

  private static final String HEARD =
      """
      SELECT count(*) AS facts, count(DISTINCT message_id) AS messages FROM sent_message_fact
      WHERE tenant_id = $1 AND occurred_at >= $2 AND occurred_at < $3
      """;

  /**
   * @param facts one per event
   * @param messages fewer than facts when a message was said to be sent twice
   */
  record Heard(long facts, long messages) {}

  Uni<Void> note(SqlClient transaction, List<SentFact> facts) {
    return transaction.preparedQuery(NOTE).execute(columns(facts)).replaceWithVoid();
  }

  Uni<Heard> heard(SqlClient connection, TenantId tenant, Days days) {
    return connection
        .preparedQuery(HEARD)
        .execute(Tuple.of(tenant.value(), utc(days.startsAt()), utc(days.endsAt())))
        .map(rows -> heard(rows.iterator().next()));
  }

  private static Heard heard(Row row) {
    return new Heard(row.getLong("facts"), row.getLong("messages"));
  }

  private static Tuple columns(List<SentFact> facts) {
    return Tuple.tuple()
        .addArrayOfUUID(ids(facts, fact -> fact.tenant().value()))
        .addArrayOfUUID(ids(facts, SentFact::eventId))
        .addArrayOfUUID(ids(facts, SentFact::messageId))
        .addArrayOfUUID(ids(facts, SentFact::conversationId))
        .addArrayOfOffsetDateTime(
            facts.stream().map(fact -> utc(fact.occurredAt())).toArray(OffsetDateTime[]::new));
  }

  private static UUID[] ids(List<SentFact> facts, Function<SentFact, UUID> id) {
    return facts.stream().map(id).toArray(UUID[]::new);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
