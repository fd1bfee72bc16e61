package dev.switchboard.billing.usage;

import dev.switchboard.billing.Meter;
import dev.switchboard.billing.plan.PlanService;
import dev.switchboard.billing.subscription.BillingPeriod;
import dev.switchboard.billing.subscription.Subscription;
import dev.switchboard.billing.subscription.SubscriptionService;
import dev.switchboard.billing.subscription.Terms;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.tenancy.TenantTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What was used. */
@ApplicationScoped
public class UsageService {
  private final UsageRepository usage;
  private final SubscriptionService subscriptions;
  private final PlanService plans;
  private final TenantTransactions transactions;
  private final CurrentTenant currentTenant;

  UsageService(
      UsageRepository usage,
      SubscriptionService subscriptions,
      PlanService plans,
      TenantTransactions transactions,
      CurrentTenant currentTenant) {
    this.usage = usage;
    this.subscriptions = subscriptions;
    this.plans = plans;
    this.transactions = transactions;
    this.currentTenant = currentTenant;
  }

  /** Fails with PLAN_NOT_PRICED. */
  public Uni<MeteredPeriod> metered(
      SqlClient connection, TenantId tenant, Subscription subscription, BillingPeriod period) {
    Terms terms = subscription.termsOf(period);
    return plans
        .tariff(connection, terms.planCode(), terms.currency(), period.startsAt())
        .chain(
            tariff ->
                usage
                    .byDay(connection, tenant, Days.of(period))
                    .map(used -> new MeteredPeriod(period, tariff, used)));
  }

  /** How many units of the meter were accepted in these days, counted event by event. */
  public Uni<BigDecimal> accepted(SqlClient connection, TenantId tenant, Meter meter, Days days) {
    return usage.accepted(connection, tenant, meter, days);
  }

  /** Fails with NO_SUBSCRIPTION, PLAN_NOT_PRICED or INVALID_REQUEST. */
  Uni<UsageView> view(DayRange range) {
    TenantId tenant = currentTenant.require();
    return transactions.onConnection(
        tenant,
        connection ->
            subscriptions
                .require(connection, tenant)
                .chain(subscription -> view(connection, tenant, subscription, range)));
  }

  /** The events behind a number, in the order they happened. */
  Uni<Page<UsageEventView>> events(Meter meter, DayRange range, PageRequest page) {
    TenantId tenant = currentTenant.require();
    return transactions.onConnection(
        tenant,
        connection ->
            subscriptions
                .require(connection, tenant)
                .map(subscriptions::current)
                .map(current -> new UsageEventQuery(meter, range.within(current), page))
                .chain(query -> usage.events(connection, tenant, query))
                .map(rows -> Page.of(page, rows, UsageService::place)));
  }

  private Uni<UsageView> view(
      SqlClient connection, TenantId tenant, Subscription subscription, DayRange range) {
    Days days = range.within(subscriptions.current(subscription));
    Uni<List<MeteredPeriod>> metered = Uni.createFrom().item(ArrayList::new);
    for (BillingPeriod period : periods(subscription, days)) {
      metered =
          metered.call(all -> metered(connection, tenant, subscription, period).invoke(all::add));
    }
    return metered.map(all -> UsageView.of(days, all));
  }

  /** Those that the days touch. */
  private static List<BillingPeriod> periods(Subscription subscription, Days days) {
    return days.all().stream()
        .flatMap(day -> subscription.schedule().periodOf(day).stream())
        .distinct()
        .toList();
  }

  private static Cursor place(UsageEventView event) {
    return Cursor.at(UsageEventQuery.LIST, event.occurredAt(), event.eventId());
  }
}
