package dev.switchboard.scheduling.conflict;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.event.EventJson;
import dev.switchboard.scheduling.BusinessFacts.Business;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * Hears of businesses' zones. Each is written down in a transaction of its tenant before the poll's
 * is committed; if that fails it is heard again, which changes nothing.
 */
@ApplicationScoped
class ZoneConsumer implements EventConsumer {
  private final ZoneService zones;

  ZoneConsumer(ZoneService zones) {
    this.zones = zones;
  }

  @Override
  public String name() {
    return "scheduling-service.zones";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.TENANT_CHANGED);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    return Multi.createFrom()
        .iterable(events)
        .onItem()
        .transformToUniAndConcatenate(this::heard)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> heard(ConsumedEvent event) {
    TenantChanged tenant = EventJson.read(event, TenantChanged.class);
    return zones.heard(
        event.tenantId(),
        tenant.version(),
        new Business(
            tenant.vertical(),
            ZoneId.of(tenant.timeZone()),
            tenant.country(),
            tenant.language(),
            tenant.currency()));
  }
}
