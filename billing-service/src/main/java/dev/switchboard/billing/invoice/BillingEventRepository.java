package dev.switchboard.billing.invoice;

import dev.switchboard.billing.Meter;
import dev.switchboard.billing.subscription.BillingPeriod;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Billing events in the database: written set-based by a close, read as entities. */
@ApplicationScoped
class BillingEventRepository implements PanacheRepositoryBase<RecordedEvent, UUID> {
  static final String NEWEST = "billing-events:created";

  private static final String RECORD =
      """
      INSERT INTO billing_event (tenant_id, id, subscription_id, billed_in, type, meter,
                                 description, quantity, unit_price, total_amount, currency,
                                 currency_digits, period_start, period_end)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      """;

  /** What was charged for a period, in whatever close, less what was given back. */
  private static final String BILLED =
      """
      SELECT meter, bool_or(type = 'SUBSCRIPTION') AS closes,
             sum(CASE type WHEN 'CREDIT' THEN -quantity ELSE quantity END) AS quantity
      FROM billing_event
      WHERE tenant_id = $1 AND subscription_id = $2 AND period_start = $3
      GROUP BY meter
      """;

  /**
   * @param closed whether the period is; until then nothing is charged for it
   * @param overage by meter, what goes beyond the included units
   */
  record Billed(BillingPeriod period, boolean closed, Map<Meter, BigDecimal> overage) {
    Billed {
      Objects.requireNonNull(period, "period");
      overage = Map.copyOf(overage);
    }
  }

  Uni<Void> record(SqlClient transaction, TenantId tenant, List<BillingEvent> events) {
    return transaction
        .preparedQuery(RECORD)
        .executeBatch(events.stream().map(event -> columns(tenant, event)).toList())
        .replaceWithVoid();
  }

  Uni<Billed> billed(
      SqlClient connection, TenantId tenant, UUID subscriptionId, BillingPeriod period) {
    return connection
        .preparedQuery(BILLED)
        .execute(Tuple.of(tenant.value(), subscriptionId, utc(period.startsAt())))
        .map(rows -> billed(period, rows.stream().toList()));
  }

  /** Of the transaction's tenant. */
  Uni<List<RecordedEvent>> newest(PageRequest request) {
    return request
        .cursor()
        .map(
            before ->
                find(
                    "(createdAt, id) < (?1, ?2) order by createdAt desc, id desc",
                    before.instant(),
                    before.id()))
        .orElseGet(() -> find("order by createdAt desc, id desc"))
        .range(0, request.rowsToRead() - 1)
        .list();
  }

  private static Billed billed(BillingPeriod period, List<Row> rows) {
    Map<Meter, BigDecimal> overage = new EnumMap<>(Meter.class);
    boolean closed = false;
    for (Row row : rows) {
      closed |= row.getBoolean("closes");
      if (row.getString("meter") != null) {
        overage.put(Meter.valueOf(row.getString("meter")), row.getBigDecimal("quantity"));
      }
    }
    return new Billed(period, closed, overage);
  }

  private static Tuple columns(TenantId tenant, BillingEvent event) {
    InvoiceLine line = event.line();
    Meter meter = event.meter();
    return Tuple.tuple()
        .addUUID(tenant.value())
        .addUUID(event.id())
        .addUUID(event.subscriptionId())
        .addInteger(event.billedIn())
        .addString(line.type().name())
        .addString(meter == null ? null : meter.name())
        .addString(line.description())
        .addBigDecimal(line.quantity())
        .addBigDecimal(line.unitPrice())
        .addBigDecimal(line.total().amount())
        .addString(line.currency().getCurrencyCode())
        .addShort((short) line.total().amount().scale())
        .addOffsetDateTime(utc(event.period().startsAt()))
        .addOffsetDateTime(utc(event.period().endsAt()));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
