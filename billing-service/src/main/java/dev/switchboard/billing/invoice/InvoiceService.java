package dev.switchboard.billing.invoice;

import dev.switchboard.billing.invoice.BillingEventRepository.Billed;
import dev.switchboard.billing.invoice.Statement.Late;
import dev.switchboard.billing.subscription.BillingPeriod;
import dev.switchboard.billing.subscription.Subscription;
import dev.switchboard.billing.subscription.SubscriptionService;
import dev.switchboard.billing.usage.UsageService;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.tenancy.TenantTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What periods cost. */
@ApplicationScoped
public class InvoiceService {
  private final BillingEventRepository events;
  private final UsageService usage;
  private final SubscriptionService subscriptions;
  private final TenantTransactions transactions;
  private final CurrentTenant currentTenant;

  InvoiceService(
      BillingEventRepository events,
      UsageService usage,
      SubscriptionService subscriptions,
      TenantTransactions transactions,
      CurrentTenant currentTenant) {
    this.events = events;
    this.usage = usage;
    this.subscriptions = subscriptions;
    this.transactions = transactions;
    this.currentTenant = currentTenant;
  }

  /** What the period costs by what is known now. Fails with PLAN_NOT_PRICED. */
  public Uni<Invoice> invoice(
      SqlClient connection, TenantId tenant, Subscription subscription, BillingPeriod period) {
    return usage.metered(connection, tenant, subscription, period).map(InvoiceCalculator::invoice);
  }

  /** All that the period's close would charge by what is known now. Fails with PLAN_NOT_PRICED. */
  Uni<Statement> statement(
      SqlClient connection, TenantId tenant, Subscription subscription, BillingPeriod period) {
    return invoice(connection, tenant, subscription, period)
        .chain(
            invoice ->
                late(connection, tenant, subscription, period)
                    .map(late -> new Statement(invoice, late.orElse(null))));
  }

  /** Of the current period. Fails with NO_SUBSCRIPTION or PLAN_NOT_PRICED. */
  Uni<InvoicePreview> preview() {
    TenantId tenant = currentTenant.require();
    return transactions
        .onConnection(tenant, connection -> current(connection, tenant))
        .map(InvoicePreview::of);
  }

  private Uni<Statement> current(SqlClient connection, TenantId tenant) {
    return subscriptions
        .require(connection, tenant)
        .chain(
            subscription ->
                statement(connection, tenant, subscription, subscriptions.current(subscription)));
  }

  private Uni<Optional<Late>> late(
      SqlClient connection, TenantId tenant, Subscription subscription, BillingPeriod period) {
    if (period.number() == 0) {
      return Uni.createFrom().item(Optional.empty());
    }
    BillingPeriod before = subscription.schedule().period(period.number() - 1);
    return events
        .billed(connection, tenant, subscription.id(), before)
        .chain(
            billed ->
                billed.closed()
                    ? late(connection, tenant, subscription, billed)
                    : Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Optional<Late>> late(
      SqlClient connection, TenantId tenant, Subscription subscription, Billed billed) {
    return invoice(connection, tenant, subscription, billed.period())
        .map(now -> InvoiceCalculator.adjustments(now, billed.overage()))
        .map(lines -> Optional.of(new Late(billed.period(), lines)));
  }
}
