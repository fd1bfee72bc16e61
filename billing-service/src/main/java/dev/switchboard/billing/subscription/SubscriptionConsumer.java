package dev.switchboard.billing.subscription;

import dev.switchboard.billing.BillingConfig;
import dev.switchboard.billing.subscription.SubscriptionRepository.Told;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.event.EventJson;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/** The first word of a tenant starts its subscription; every later one may change its terms. */
@ApplicationScoped
class SubscriptionConsumer implements EventConsumer {
  private final SubscriptionRepository subscriptions;
  private final BusinessClock clock;
  private final BillingConfig config;

  SubscriptionConsumer(
      SubscriptionRepository subscriptions, BusinessClock clock, BillingConfig config) {
    this.subscriptions = subscriptions;
    this.clock = clock;
    this.config = config;
  }

  @Override
  public String name() {
    return "billing-service.subscriptions";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.TENANT_CHANGED);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    Instant now = clock.now();
    return subscriptions.hear(transaction, events.stream().map(event -> told(event, now)).toList());
  }

  private Told told(ConsumedEvent event, Instant now) {
    TenantChanged tenant = EventJson.read(event, TenantChanged.class);
    ZoneId zone = ZoneId.of(tenant.timeZone());
    LocalDate day = LocalDate.ofInstant(event.time(), zone);
    Instant closesAt = new Schedule(day, zone).period(0).endsAt().plus(config.closeAfter());
    return new Told(
        event.tenantId(),
        Ids.next(),
        new Terms(
            tenant.version(),
            tenant.planCode(),
            Currency.getInstance(tenant.currency()),
            event.time()),
        day,
        zone,
        Duration.between(now, closesAt));
  }
}
