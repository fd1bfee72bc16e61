package dev.switchboard.platform.event;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.time.BusinessClock;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Records what a use case caused, in its {@code @TenantTransaction} and through the same session:
 * the change and its events are committed together or not at all.
 */
@ApplicationScoped
public class Outbox {
  private static final String INSERT =
      """
      INSERT INTO outbox (event_id, tenant_id, topic, key, subject, occurred_at, trace_parent, data)
      VALUES (:eventId, :tenantId, :topic, :key, :subject, :time, cast(:traceParent as text), :data)
      """;

  private final CurrentTenant tenant;
  private final BusinessClock clock;
  private final OutboxSignal signal;

  Outbox(CurrentTenant tenant, BusinessClock clock, OutboxSignal signal) {
    this.tenant = tenant;
    this.clock = clock;
    this.signal = signal;
  }

  public Uni<Void> append(DomainEvent event) {
    return append(List.of(event));
  }

  /**
   * Appends in list order, which is the order they will be published in. The session is flushed
   * first: the aggregate's row is then locked before the outbox draws its id, and so the ids of one
   * aggregate are in the order of its changes.
   */
  public Uni<Void> append(List<? extends DomainEvent> events) {
    return Panache.getSession()
        .chain(session -> session.flush().chain(() -> insertAll(session, events)))
        .invoke(signal::raise);
  }

  private Uni<Void> insertAll(Mutiny.Session session, List<? extends DomainEvent> events) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (DomainEvent event : events) {
      all = all.chain(() -> insert(session, OutboxWriter.row(envelope(event))));
    }
    return all;
  }

  private EventEnvelope<DomainEvent> envelope(DomainEvent event) {
    return new EventEnvelope<>(
        Ids.next(),
        clock.now(),
        tenant.require(),
        TraceContext.current().map(TraceParent::header).orElse(null),
        event);
  }

  private Uni<Void> insert(Mutiny.Session session, OutboxRow row) {
    return session
        .createNativeQuery(INSERT)
        .setParameter("eventId", row.eventId())
        .setParameter("tenantId", tenant.require().value())
        .setParameter("topic", row.topicName())
        .setParameter("key", row.key())
        .setParameter("subject", row.subject())
        .setParameter("time", row.time().atOffset(ZoneOffset.UTC))
        .setParameter("traceParent", row.traceParent())
        .setParameter("data", row.data())
        .executeUpdate()
        .replaceWithVoid();
  }
}
