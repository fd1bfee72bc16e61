package dev.switchboard.scheduling.intake;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.conversation.OptOutChanged;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.event.EventJson;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Keeps a copy of who wants nothing (features.md C10), so that nothing is said in vain; the ledger
 * itself refuses in the sender. Only newer words change it.
 */
@ApplicationScoped
class ConsentConsumer implements EventConsumer {
  private static final String KEEP =
      """
      INSERT INTO consent_copy AS kept (tenant_id, id, customer_id, channel, opted_out, changed_at)
      SELECT c.tenant_id, c.id, c.customer_id, c.channel, c.opted_out, c.changed_at
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::boolean[], $6::timestamptz[])
           AS c(tenant_id, id, customer_id, channel, opted_out, changed_at)
      ORDER BY c.tenant_id, c.id
      ON CONFLICT ON CONSTRAINT consent_copy_pk
      DO UPDATE SET customer_id = excluded.customer_id, opted_out = excluded.opted_out,
        changed_at = excluded.changed_at
      WHERE kept.changed_at <= excluded.changed_at
      """;

  @Override
  public String name() {
    return "scheduling-service.consent";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.OPT_OUT_CHANGED);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    List<Told> told = List.copyOf(newest(events).values());
    return transaction
        .preparedQuery(KEEP)
        .execute(
            Tuple.tuple()
                .addArrayOfUUID(told.stream().map(Told::tenant).toArray(UUID[]::new))
                .addArrayOfUUID(told.stream().map(it -> it.word().consentId()).toArray(UUID[]::new))
                .addArrayOfUUID(
                    told.stream().map(it -> it.word().customerId()).toArray(UUID[]::new))
                .addArrayOfString(
                    told.stream().map(it -> it.word().channel().name()).toArray(String[]::new))
                .addArrayOfBoolean(
                    told.stream().map(it -> it.word().optedOut()).toArray(Boolean[]::new))
                .addArrayOfOffsetDateTime(
                    told.stream()
                        .map(it -> Rows.utc(it.word().changedAt()))
                        .toArray(OffsetDateTime[]::new)))
        .replaceWithVoid();
  }

  /** A statement may write a row only once; of two words of one second the later counts. */
  private static Map<UUID, Told> newest(List<ConsumedEvent> events) {
    Map<UUID, Told> newest = new TreeMap<>();
    Comparator<Told> byTime = Comparator.comparing(told -> told.word().changedAt());
    for (ConsumedEvent event : events) {
      Told told = new Told(event.tenantId().value(), EventJson.read(event, OptOutChanged.class));
      newest.merge(
          told.word().consentId(),
          told,
          (one, other) -> byTime.compare(one, other) <= 0 ? other : one);
    }
    return newest;
  }

  private record Told(UUID tenant, OptOutChanged word) {}
}
