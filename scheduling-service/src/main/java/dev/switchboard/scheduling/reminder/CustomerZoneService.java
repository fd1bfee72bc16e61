package dev.switchboard.scheduling.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.SchedulingError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Keeps zones beside the copy of the customers, whose events leave them alone. */
@ApplicationScoped
class CustomerZoneService {
  private static final String READ =
      "SELECT c.time_zone FROM customer_copy c WHERE c.tenant_id = $1 AND c.id = $2";

  private static final String NOTE =
      """
      WITH noted AS (
        UPDATE customer_copy SET time_zone = $3 WHERE tenant_id = $1 AND id = $2 RETURNING id),
      looked AS (
        UPDATE reminder r SET next_look_at = $4
        FROM noted n JOIN appointment a ON a.tenant_id = $1 AND a.customer_id = n.id
          AND a.starts_at > $4
        WHERE r.tenant_id = $1 AND r.appointment_id = a.id AND r.state = 'WAITING'
          AND r.next_look_at > $4)
      SELECT id FROM noted
      """;

  private final TenantTransactions transactions;
  private final BusinessClock clock;

  CustomerZoneService(TenantTransactions transactions, BusinessClock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  Uni<CustomerZone> read(TenantId tenant, UUID customer) {
    return transactions
        .onConnection(
            tenant,
            connection ->
                connection.preparedQuery(READ).execute(Tuple.of(tenant.value(), customer)))
        .map(
            rows ->
                Rows.first(rows)
                    .map(row -> new CustomerZone(row.getString("time_zone")))
                    .orElseThrow(() -> notFound(customer)));
  }

  Uni<CustomerZone> note(TenantId tenant, UUID customer, CustomerZone zone) {
    Tuple parameters =
        Tuple.tuple()
            .addUUID(tenant.value())
            .addUUID(customer)
            .addString(zone.timeZone())
            .addOffsetDateTime(Rows.utc(clock.now()));
    return transactions
        .onConnection(tenant, connection -> connection.preparedQuery(NOTE).execute(parameters))
        .map(rows -> Rows.first(rows).map(row -> zone).orElseThrow(() -> notFound(customer)));
  }

  private static ApplicationException notFound(UUID customer) {
    return new ApplicationException(
        SchedulingError.CUSTOMER_NOT_FOUND, "There is no customer " + customer + ".");
  }
}
