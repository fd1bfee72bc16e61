package dev.switchboard.billing.invoice;

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

/** What periods cost. */
@ApplicationScoped
public class InvoiceService {
  private final UsageService usage;
  private final SubscriptionService subscriptions;
  private final TenantTransactions transactions;
  private final CurrentTenant currentTenant;

  InvoiceService(
      UsageService usage,
      SubscriptionService subscriptions,
      TenantTransactions transactions,
      CurrentTenant currentTenant) {
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

  /** Of the current period. Fails with NO_SUBSCRIPTION or PLAN_NOT_PRICED. */
  Uni<InvoicePreview> preview() {
    TenantId tenant = currentTenant.require();
    return transactions
        .onConnection(tenant, connection -> current(connection, tenant))
        .map(InvoicePreview::of);
  }

  private Uni<Invoice> current(SqlClient connection, TenantId tenant) {
    return subscriptions
        .require(connection, tenant)
        .chain(
            subscription ->
                invoice(connection, tenant, subscription, subscriptions.current(subscription)));
  }
}
