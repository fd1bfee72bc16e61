package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.Columns;
import dev.switchboard.conversation.intake.SenderGroup.Candidate;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The customers of a poll in the database. */
@ApplicationScoped
class CustomerRows {
  private static final String FIND =
      """
      SELECT n.place, i.customer_id
      FROM unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::text[])
        AS n(place, tenant_id, channel, kind, value)
      JOIN customer_identity i ON i.tenant_id = n.tenant_id AND i.channel = n.channel
        AND i.kind = n.kind AND i.value = n.value
      UNION ALL
      SELECT n.place, c.id
      FROM unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::text[])
        AS n(place, tenant_id, channel, kind, value)
      JOIN customer c ON n.kind = 'PHONE' AND c.tenant_id = n.tenant_id AND c.phone = n.value
        AND c.archived_at IS NULL
      """;

  /** The subquery keeps the order, and the order keeps two polls from deadlocking. */
  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock($1, k.bucket)
      FROM (SELECT DISTINCT bucket FROM unnest($2::int[]) AS b(bucket) ORDER BY bucket) AS k
      """;

  private static final String CREATE =
      """
      INSERT INTO customer (tenant_id, id, name, phone, last_interaction_at)
      SELECT n.tenant_id, n.id, n.name, n.phone, n.at
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
        AS n(tenant_id, id, name, phone, at)
      ORDER BY n.tenant_id, n.phone
      ON CONFLICT (tenant_id, phone) WHERE archived_at IS NULL AND phone IS NOT NULL DO NOTHING
      RETURNING tenant_id, id, version, language
      """;

  private static final String NAME =
      """
      INSERT INTO customer_identity (tenant_id, channel, kind, value, customer_id)
      SELECT n.tenant_id, n.channel, n.kind, n.value, n.customer_id
      FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[])
        AS n(tenant_id, channel, kind, value, customer_id)
      ORDER BY n.tenant_id, n.channel, n.kind, n.value
      ON CONFLICT DO NOTHING
      """;

  /** A name or number that somebody gave him before is left alone. */
  private static final String TOUCH =
      """
      WITH locked AS (
        SELECT c.tenant_id, c.id, s.name, s.at,
          CASE WHEN c.phone IS NULL AND NOT EXISTS (
            SELECT FROM customer o
            WHERE o.tenant_id = s.tenant_id AND o.phone = s.phone AND o.archived_at IS NULL
          ) THEN s.phone END AS free_phone
        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
          AS s(tenant_id, id, name, phone, at)
        JOIN customer c ON c.tenant_id = s.tenant_id AND c.id = s.id
        ORDER BY c.id FOR NO KEY UPDATE OF c
      )
      UPDATE customer c SET
        name = coalesce(c.name, l.name),
        phone = coalesce(c.phone, l.free_phone),
        last_interaction_at = greatest(c.last_interaction_at, l.at),
        version = c.version + ((c.name IS NULL AND l.name IS NOT NULL)
          OR (c.phone IS NULL AND l.free_phone IS NOT NULL))::int
      FROM locked l
      WHERE c.tenant_id = l.tenant_id AND c.id = l.id
      RETURNING c.tenant_id, c.id, new.version, c.language, new.version > old.version AS changed
      """;

  /** Advisory locks of this program are told apart by their first half. */
  private static final int LOCK_CLASS = 0x53454E44;

  private static final int BUCKETS = 256;

  /** What a poll knows about a customer: all of a new one, or what to complete an old one with. */
  record Sketch(
      TenantId tenantId, UUID id, @Nullable String name, @Nullable String phone, Instant at) {}

  /** A name found to be a customer's. */
  record NewName(Candidate name, UUID customerId) {}

  Uni<Findings> find(SqlConnection transaction, List<SenderGroup> senders) {
    Map<Long, Candidate> byPlace = new HashMap<>();
    for (SenderGroup sender : senders) {
      sender.candidates().forEach(one -> byPlace.put((long) byPlace.size(), one));
    }
    return transaction
        .preparedQuery(FIND)
        .execute(
            Columns.of(byPlace.entrySet())
                .number(Map.Entry::getKey)
                .uuid(entry -> entry.getValue().sender().tenantId().value())
                .name(entry -> entry.getValue().sender().channel())
                .text(entry -> entry.getValue().kind())
                .text(entry -> entry.getValue().value())
                .tuple())
        .map(rows -> new Findings(senders, found(rows, byPlace)));
  }

  private static Map<Candidate, UUID> found(Iterable<Row> rows, Map<Long, Candidate> byPlace) {
    Map<Candidate, UUID> customers = new HashMap<>();
    for (Row row : rows) {
      Candidate candidate = byPlace.get(row.getLong("place"));
      if (candidate != null) {
        customers.put(candidate, row.getUUID("customer_id"));
      }
    }
    return customers;
  }

  /**
   * Makes this transaction the only intake that settles these senders, until its end. Names and
   * numbers fall into a few buckets, so that no poll fills the server's table of locks.
   */
  Uni<Void> lock(SqlConnection transaction, List<SenderGroup> senders) {
    Integer[] buckets =
        senders.stream()
            .flatMap(sender -> sender.candidates().stream())
            .map(CustomerRows::bucket)
            .toArray(Integer[]::new);
    return transaction.preparedQuery(LOCK).execute(Tuple.of(LOCK_CLASS, buckets)).replaceWithVoid();
  }

  private static int bucket(Candidate candidate) {
    int hash = 31 * candidate.sender().tenantId().hashCode() + candidate.value().hashCode();
    return Math.floorMod(hash, BUCKETS);
  }

  /** Those that were made; one whose number somebody else took meanwhile is not among them. */
  Uni<List<CustomerRow>> create(SqlConnection transaction, List<Sketch> customers) {
    if (customers.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return transaction
        .preparedQuery(CREATE)
        .execute(sketches(customers).tuple())
        .map(rows -> rows.stream().map(CustomerRows::customer).toList());
  }

  Uni<Void> name(SqlConnection transaction, List<NewName> names) {
    if (names.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(NAME)
        .execute(
            Columns.of(names)
                .uuid(name -> name.name().sender().tenantId().value())
                .name(name -> name.name().sender().channel())
                .text(name -> name.name().kind())
                .text(name -> name.name().value())
                .uuid(NewName::customerId)
                .tuple())
        .replaceWithVoid();
  }

  /** Notes when they wrote and completes what was missing; answers those who changed by that. */
  Uni<List<CustomerRow>> touch(SqlConnection transaction, List<Sketch> customers) {
    if (customers.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return transaction
        .preparedQuery(TOUCH)
        .execute(sketches(customers).tuple())
        .map(
            rows ->
                rows.stream()
                    .filter(row -> row.getBoolean("changed"))
                    .map(CustomerRows::customer)
                    .toList());
  }

  private static Columns<Sketch> sketches(List<Sketch> customers) {
    return Columns.of(customers)
        .uuid(customer -> customer.tenantId().value())
        .uuid(Sketch::id)
        .text(Sketch::name)
        .text(Sketch::phone)
        .time(Sketch::at);
  }

  private static CustomerRow customer(Row row) {
    return new CustomerRow(
        new TenantId(row.getUUID("tenant_id")),
        row.getUUID("id"),
        row.getLong("version"),
        row.getString("language"));
  }
}
