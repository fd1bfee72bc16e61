package dev.switchboard.billing.subscription;

import dev.switchboard.billing.BillingConfig;
import dev.switchboard.billing.BillingError;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What the other features ask of subscriptions. */
@ApplicationScoped
public class SubscriptionService {
  private final SubscriptionRepository subscriptions;
  private final BusinessClock clock;
  private final BillingConfig config;

  SubscriptionService(
      SubscriptionRepository subscriptions, BusinessClock clock, BillingConfig config) {
    this.subscriptions = subscriptions;
    this.clock = clock;
    this.config = config;
  }

  /** Fails with NO_SUBSCRIPTION until tenant-service's first word of the tenant was heard. */
  public Uni<Subscription> require(SqlClient connection, TenantId tenant) {
    return subscriptions
        .find(connection, tenant)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new ApplicationException(
                            BillingError.NO_SUBSCRIPTION,
                            "It starts when the tenant is first heard of; ask again shortly.")));
  }

  /** How long until the period can be closed; not positive when it can be now. */
  public Duration untilClose(BillingPeriod period) {
    return Duration.between(clock.now(), period.endsAt().plus(config.closeAfter()));
  }

  /** In the transaction that closes the period before. */
  public Uni<Void> willClose(
      SqlClient transaction, TenantId tenant, Subscription subscription, BillingPeriod period) {
    return subscriptions.willClose(
        transaction, tenant, subscription.id(), period.number(), untilClose(period));
  }

  /** The period of today; of a day before the first one, the first. */
  public BillingPeriod current(Subscription subscription) {
    Schedule schedule = subscription.schedule();
    return schedule.periodOf(clock.today(subscription.zone())).orElseGet(() -> schedule.period(0));
  }
}
