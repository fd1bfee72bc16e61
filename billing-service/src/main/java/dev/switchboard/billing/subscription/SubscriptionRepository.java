package dev.switchboard.billing.subscription;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Subscriptions in the database. */
@ApplicationScoped
class SubscriptionRepository {
  /** Of what a poll says about one tenant the lowest version starts it. */
  private static final String START =
      """
      INSERT INTO subscription (tenant_id, id, anchor_day, time_zone, started_at)
      SELECT DISTINCT ON (n.tenant_id) n.tenant_id, n.id, n.anchor_day, n.time_zone, n.told_at
      FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::date[], $5::text[], $6::timestamptz[])
        AS n(tenant_id, id, version, anchor_day, time_zone, told_at)
      ORDER BY n.tenant_id, n.version
      ON CONFLICT ON CONSTRAINT subscription_tenant_uk DO NOTHING
      """;

  private static final String ADD_TERMS =
      """
      INSERT INTO subscription_terms (tenant_id, subscription_id, tenant_version, plan_code,
                                      currency, effective_from)
      SELECT n.tenant_id, s.id, n.version, n.plan_code, n.currency, n.told_at
      FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[])
        AS n(tenant_id, version, plan_code, currency, told_at)
      JOIN subscription s ON s.tenant_id = n.tenant_id
      ORDER BY n.tenant_id, n.version
      ON CONFLICT ON CONSTRAINT subscription_terms_pk DO NOTHING
      """;

  /** The first period of each; the database's clock is the workers', hence the distance to now. */
  private static final String FIRST_CLOSE =
      """
      INSERT INTO period_close (id, tenant_id, subscription_id, period_number, due_at)
      SELECT s.id, s.tenant_id, s.id, 0, now() + n.due_in_seconds * interval '1 second'
      FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS n(tenant_id, id, due_in_seconds)
      JOIN subscription s ON s.tenant_id = n.tenant_id AND s.id = n.id
      ORDER BY s.id
      ON CONFLICT ON CONSTRAINT period_close_period_uk DO NOTHING
      """;

  private static final String NEXT_CLOSE =
      """
      INSERT INTO period_close (id, tenant_id, subscription_id, period_number, due_at)
      VALUES ($1, $2, $3, $4, now() + $5 * interval '1 second')
      """;

  private static final String FIND =
      """
      SELECT s.id, s.anchor_day, s.time_zone, t.tenant_version, t.plan_code, t.currency,
             t.effective_from
      FROM subscription s
      JOIN subscription_terms t ON t.tenant_id = s.tenant_id AND t.subscription_id = s.id
      WHERE s.tenant_id = $1
      """;

  /**
   * A tenant as tenant-service told it.
   *
   * @param id of the subscription, if this starts it
   * @param closesIn how long until the first period is closed
   */
  record Told(
      TenantId tenant, UUID id, Terms terms, LocalDate day, ZoneId zone, Duration closesIn) {
    Instant at() {
      return terms.effectiveFrom();
    }
  }

  Uni<Void> hear(SqlClient transaction, List<Told> told) {
    return transaction
        .preparedQuery(START)
        .execute(starts(told))
        .chain(() -> transaction.preparedQuery(ADD_TERMS).execute(terms(told)))
        .chain(() -> transaction.preparedQuery(FIRST_CLOSE).execute(closes(told)))
        .replaceWithVoid();
  }

  /** Makes the work that closes a period. */
  Uni<Void> willClose(
      SqlClient transaction, TenantId tenant, UUID subscriptionId, int period, Duration in) {
    return transaction
        .preparedQuery(NEXT_CLOSE)
        .execute(Tuple.of(Ids.next(), tenant.value(), subscriptionId, period, in.toSeconds()))
        .replaceWithVoid();
  }

  Uni<Optional<Subscription>> find(SqlClient connection, TenantId tenant) {
    return connection
        .preparedQuery(FIND)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> subscription(rows.stream().toList()));
  }

  private static Tuple starts(List<Told> told) {
    return Tuple.tuple()
        .addArrayOfUUID(tenants(told))
        .addArrayOfUUID(told.stream().map(Told::id).toArray(UUID[]::new))
        .addArrayOfLong(versions(told))
        .addArrayOfLocalDate(told.stream().map(Told::day).toArray(LocalDate[]::new))
        .addArrayOfString(told.stream().map(one -> one.zone().getId()).toArray(String[]::new))
        .addArrayOfOffsetDateTime(times(told));
  }

  private static Tuple terms(List<Told> told) {
    return Tuple.tuple()
        .addArrayOfUUID(tenants(told))
        .addArrayOfLong(versions(told))
        .addArrayOfString(told.stream().map(one -> one.terms().planCode()).toArray(String[]::new))
        .addArrayOfString(
            told.stream()
                .map(one -> one.terms().currency().getCurrencyCode())
                .toArray(String[]::new))
        .addArrayOfOffsetDateTime(times(told));
  }

  private static Tuple closes(List<Told> told) {
    return Tuple.tuple()
        .addArrayOfUUID(tenants(told))
        .addArrayOfUUID(told.stream().map(Told::id).toArray(UUID[]::new))
        .addArrayOfLong(told.stream().map(one -> one.closesIn().toSeconds()).toArray(Long[]::new));
  }

  private static UUID[] tenants(List<Told> told) {
    return told.stream().map(one -> one.tenant().value()).toArray(UUID[]::new);
  }

  private static Long[] versions(List<Told> told) {
    return told.stream().map(one -> one.terms().tenantVersion()).toArray(Long[]::new);
  }

  private static OffsetDateTime[] times(List<Told> told) {
    return told.stream()
        .map(one -> one.at().atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }

  private static Optional<Subscription> subscription(List<Row> rows) {
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new Subscription(
                    row.getUUID("id"),
                    new Schedule(
                        row.getLocalDate("anchor_day"), ZoneId.of(row.getString("time_zone"))),
                    rows.stream().map(SubscriptionRepository::terms).toList()));
  }

  private static Terms terms(Row row) {
    return new Terms(
        row.getLong("tenant_version"),
        row.getString("plan_code"),
        Currency.getInstance(row.getString("currency")),
        row.getOffsetDateTime("effective_from").toInstant());
  }
}
