package dev.switchboard.scheduling.intake;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.conversation.CustomerChanged;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.event.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps the copy that customers are checked by (features.md D3); only newer versions change it. */
@ApplicationScoped
class CustomerConsumer implements EventConsumer {
  private static final String KEEP =
      """
      INSERT INTO customer_copy AS kept (tenant_id, id, version, archived)
      SELECT c.tenant_id, c.id, c.version, c.archived
      FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::boolean[])
           AS c(tenant_id, id, version, archived)
      ORDER BY c.tenant_id, c.id
      ON CONFLICT ON CONSTRAINT customer_copy_pk
      DO UPDATE SET version = excluded.version, archived = excluded.archived
      WHERE kept.version < excluded.version
      """;

  @Override
  public String name() {
    return "scheduling-service.customers";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.CUSTOMER_CHANGED);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    List<Told> told = List.copyOf(newest(events).values());
    return transaction
        .preparedQuery(KEEP)
        .execute(
            Tuple.of(
                told.stream().map(Told::tenant).toArray(UUID[]::new),
                told.stream().map(one -> one.customer().customerId()).toArray(UUID[]::new),
                told.stream().map(one -> one.customer().version()).toArray(Long[]::new),
                told.stream().map(one -> one.customer().archived()).toArray(Boolean[]::new)))
        .replaceWithVoid();
  }

  /** A statement may write a row only once. */
  private static Map<UUID, Told> newest(List<ConsumedEvent> events) {
    Map<UUID, Told> newest = new TreeMap<>();
    Comparator<Told> byVersion = Comparator.comparing(told -> told.customer().version());
    for (ConsumedEvent event : events) {
      Told told = new Told(event.tenantId().value(), EventJson.read(event, CustomerChanged.class));
      newest.merge(
          told.customer().customerId(),
          told,
          (one, other) -> byVersion.compare(one, other) < 0 ? other : one);
    }
    return newest;
  }

  private record Told(UUID tenant, CustomerChanged customer) {}
}
