package dev.switchboard.billing.ledger;

import dev.switchboard.billing.Meter;
import dev.switchboard.billing.invoice.InvoiceService;
import dev.switchboard.billing.ledger.LedgerRepository.Heard;
import dev.switchboard.billing.subscription.Subscription;
import dev.switchboard.billing.subscription.SubscriptionService;
import dev.switchboard.billing.usage.AskedDay;
import dev.switchboard.billing.usage.Days;
import dev.switchboard.billing.usage.UsageService;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.tenancy.CurrentTenant;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Compares what was heard, what was accepted and what is billed. */
@ApplicationScoped
class LedgerService {
  private final LedgerRepository ledger;
  private final UsageService usage;
  private final InvoiceService invoices;
  private final SubscriptionService subscriptions;
  private final TenantTransactions transactions;
  private final CurrentTenant currentTenant;
  private final BusinessClock clock;

  LedgerService(
      LedgerRepository ledger,
      UsageService usage,
      InvoiceService invoices,
      SubscriptionService subscriptions,
      TenantTransactions transactions,
      CurrentTenant currentTenant,
      BusinessClock clock) {
    this.ledger = ledger;
    this.usage = usage;
    this.invoices = invoices;
    this.subscriptions = subscriptions;
    this.transactions = transactions;
    this.currentTenant = currentTenant;
    this.clock = clock;
  }

  /** Fails with NO_SUBSCRIPTION, PLAN_NOT_PRICED or INVALID_REQUEST. */
  Uni<LedgerView> check(@Nullable LocalDate day) {
    TenantId tenant = currentTenant.require();
    return transactions
        .onConnection(
            tenant,
            connection ->
                subscriptions
                    .require(connection, tenant)
                    .chain(subscription -> check(connection, tenant, subscription, day)))
        .map(LedgerView::of);
  }

  private Uni<LedgerCheck> check(
      SqlClient connection, TenantId tenant, Subscription subscription, @Nullable LocalDate asked) {
    LocalDate day =
        asked == null ? clock.today(subscription.zone()) : AskedDay.checked("day", asked);
    Days days = Days.one(day, subscription.zone());
    return ledger
        .heard(connection, tenant, days)
        .chain(
            heard ->
                usage
                    .accepted(connection, tenant, Meter.MESSAGES_OUT, days)
                    .map(accepted -> new Counted(heard, accepted)))
        .chain(
            counted ->
                billed(connection, tenant, subscription, day)
                    .map(billed -> counted.against(days, billed)));
  }

  private Uni<BigDecimal> billed(
      SqlClient connection, TenantId tenant, Subscription subscription, LocalDate day) {
    return subscription
        .schedule()
        .periodOf(day)
        .map(period -> invoices.invoice(connection, tenant, subscription, period))
        .map(invoice -> invoice.map(found -> found.billed(Meter.MESSAGES_OUT, day)))
        .orElseGet(() -> Uni.createFrom().item(BigDecimal.ZERO));
  }

  private record Counted(Heard heard, BigDecimal accepted) {
    LedgerCheck against(Days day, BigDecimal billed) {
      return new LedgerCheck(
          day.first(),
          day.zone().getId(),
          BigDecimal.valueOf(heard.facts()),
          BigDecimal.valueOf(heard.facts() - heard.messages()),
          accepted,
          billed);
    }
  }
}
