package dev.switchboard.conversation.customer;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.CustomerChanged;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps with a customer what he says of himself. */
@ApplicationScoped
public class LearningService {
  private static final String LEARN =
      """
      UPDATE customer SET
        name = coalesce($3, name), address = coalesce($4, address),
        language = coalesce($5, language), version = version + 1
      WHERE tenant_id = $1 AND id = $2 AND archived_at IS NULL
        AND (name IS DISTINCT FROM coalesce($3, name)
          OR address IS DISTINCT FROM coalesce($4, address)
          OR language IS DISTINCT FROM coalesce($5, language))
      RETURNING version, language
      """;

  private final OutboxWriter outbox;
  private final BusinessClock clock;

  LearningService(OutboxWriter outbox, BusinessClock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * In the caller's transaction, which locks the customer's conversations afterwards if at all: in
   * that order intake locks them too. What is known already changes nothing.
   */
  public Uni<Void> learn(
      SqlConnection transaction,
      TenantId tenant,
      UUID customerId,
      Learned learned,
      @Nullable String traceParent) {
    if (learned.isNothing()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(LEARN)
        .execute(
            Tuple.of(
                tenant.value(), customerId, learned.name(), learned.address(), learned.language()))
        .map(
            rows ->
                rows.stream()
                    .<EventEnvelope<?>>map(row -> changed(tenant, customerId, row, traceParent))
                    .toList())
        .chain(events -> outbox.write(transaction, events));
  }

  private EventEnvelope<CustomerChanged> changed(
      TenantId tenant, UUID customerId, Row row, @Nullable String traceParent) {
    return new EventEnvelope<>(
        Ids.next(),
        clock.now(),
        tenant,
        traceParent,
        new CustomerChanged(customerId, row.getLong("version"), row.getString("language"), false));
  }
}
