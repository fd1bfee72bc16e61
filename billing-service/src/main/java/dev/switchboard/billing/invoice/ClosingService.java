package dev.switchboard.billing.invoice;

import dev.switchboard.billing.subscription.BillingPeriod;
import dev.switchboard.billing.subscription.Subscription;
import dev.switchboard.billing.subscription.SubscriptionService;
import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.tenancy.TenantTransaction;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes periods: what the preview said becomes billing events, once, in the transaction that ends
 * the work and makes the next period's. What is told later is put right by the next close.
 */
@ApplicationScoped
class ClosingService {
  static final WorkTable CLOSES = new WorkTable("period_close", "subscription_id");

  private final InvoiceService invoices;
  private final BillingEventRepository events;
  private final SubscriptionService subscriptions;
  private final OutboxWriter outbox;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  ClosingService(
      InvoiceService invoices,
      BillingEventRepository events,
      SubscriptionService subscriptions,
      OutboxWriter outbox,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.invoices = invoices;
    this.events = events;
    this.subscriptions = subscriptions;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Fails with PLAN_NOT_PRICED, and the period stays open until there is a price. A period that is
   * not over by the business clock, which may have been moved back, is put off.
   */
  Uni<Void> close(Claimed work) {
    TenantId tenant = work.tenantId();
    return transactions.onConnection(
        tenant,
        connection ->
            subscriptions
                .require(connection, tenant)
                .chain(subscription -> close(connection, work, subscription)));
  }

  @TenantTransaction
  Uni<Page<BillingEventView>> newest(PageRequest request) {
    return events
        .newest(request)
        .map(rows -> Page.of(request, rows, ClosingService::place))
        .map(page -> page.map(BillingEventView::from));
  }

  private Uni<Void> close(SqlClient connection, Claimed work, Subscription subscription) {
    BillingPeriod period = subscription.schedule().period(work.row().getInteger("period_number"));
    Duration left = subscriptions.untilClose(period);
    return left.isPositive()
        ? CLOSES.retry(connection, work, left, "NOT_OVER")
        : record(connection, work, subscription, period);
  }

  private Uni<Void> record(
      SqlClient connection, Claimed work, Subscription subscription, BillingPeriod period) {
    TenantId tenant = work.tenantId();
    BillingPeriod next = subscription.schedule().period(period.number() + 1);
    return invoices
        .statement(connection, tenant, subscription, period)
        .map(statement -> statement.events(subscription.id()))
        .call(owed -> events.record(connection, tenant, owed))
        .call(owed -> outbox.write(connection, told(work, owed)))
        .call(() -> subscriptions.willClose(connection, tenant, subscription, next))
        .chain(() -> CLOSES.finish(connection, work));
  }

  private List<EventEnvelope<?>> told(Claimed work, List<BillingEvent> owed) {
    Instant now = clock.now();
    List<EventEnvelope<?>> told = new ArrayList<>();
    for (BillingEvent event : owed) {
      told.add(
          new EventEnvelope<>(
              Ids.next(), now, work.tenantId(), work.traceParent(), event.recorded()));
    }
    return told;
  }

  private static Cursor place(RecordedEvent event) {
    return Cursor.at(BillingEventRepository.NEWEST, event.createdAt, event.id);
  }
}
