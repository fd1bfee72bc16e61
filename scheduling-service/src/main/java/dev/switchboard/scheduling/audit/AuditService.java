package dev.switchboard.scheduling.audit;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes down who changed what, in the transaction of the change, and shows it. */
@ApplicationScoped
public class AuditService {
  private final AuditRepository changes;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  AuditService(AuditRepository changes, TenantTransactions transactions, BusinessClock clock) {
    this.changes = changes;
    this.transactions = transactions;
    this.clock = clock;
  }

  public Uni<Void> write(SqlConnection transaction, TenantId tenant, SetupChange change) {
    return changes.write(transaction, tenant, change, clock.now());
  }

  Uni<Page<SetupChangeView>> list(
      TenantId tenant, AuditRepository.Filter filter, PageRequest page) {
    return transactions
        .onConnection(tenant, connection -> changes.list(connection, tenant, filter, page))
        .map(rows -> Page.of(page, rows, AuditService::place));
  }

  private static Cursor place(SetupChangeView change) {
    return Cursor.at(AuditRepository.LIST, change.at(), change.changeId());
  }
}
