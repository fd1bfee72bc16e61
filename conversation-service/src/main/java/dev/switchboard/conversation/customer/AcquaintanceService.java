package dev.switchboard.conversation.customer;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.CustomerChanged;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.phone.PhoneNumbers;
import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds people by their number, in all its spellings, and makes whoever is missing. Somebody else
 * may make him at the same moment: then he is his.
 */
@ApplicationScoped
class AcquaintanceService {
  private static final String FIND =
      """
      SELECT DISTINCT ON (n.asked) n.asked, c.id
      FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS n(asked, spelling, place)
      JOIN customer c ON c.tenant_id = $1 AND c.phone = n.spelling AND c.archived_at IS NULL
      ORDER BY n.asked, n.place
      """;

  private static final String CREATE =
      """
      INSERT INTO customer (tenant_id, id, name, phone, address)
      SELECT $1, n.id, n.name, n.phone, n.address
      FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) AS n(id, name, phone, address)
      ORDER BY n.phone
      ON CONFLICT (tenant_id, phone) WHERE archived_at IS NULL AND phone IS NOT NULL DO NOTHING
      RETURNING id, version, language
      """;

  private final TenantTransactions transactions;
  private final OutboxWriter outbox;
  private final BusinessClock clock;

  AcquaintanceService(TenantTransactions transactions, OutboxWriter outbox, BusinessClock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  Uni<List<FoundCustomer>> findOrCreate(TenantId tenant, List<Acquaintance> people) {
    return transactions.inBatch(
        tenant,
        connection ->
            find(connection, tenant, people)
                .chain(known -> create(connection, tenant, missing(people, known)))
                .chain(() -> find(connection, tenant, people)));
  }

  private static List<Acquaintance> missing(List<Acquaintance> people, List<FoundCustomer> known) {
    Map<String, Acquaintance> missing = new HashMap<>();
    people.forEach(one -> missing.putIfAbsent(one.phone(), one));
    known.forEach(one -> missing.remove(one.phone()));
    return List.copyOf(missing.values());
  }

  private static Uni<List<FoundCustomer>> find(
      SqlConnection connection, TenantId tenant, List<Acquaintance> people) {
    List<String> asked = new ArrayList<>();
    List<String> spellings = new ArrayList<>();
    for (Acquaintance one : people) {
      for (String spelling : spellings(one.phone())) {
        asked.add(one.phone());
        spellings.add(spelling);
      }
    }
    return connection
        .preparedQuery(FIND)
        .execute(
            Tuple.of(
                tenant.value(), asked.toArray(String[]::new), spellings.toArray(String[]::new)))
        .map(
            rows ->
                rows.stream()
                    .map(row -> new FoundCustomer(row.getString("asked"), row.getUUID("id")))
                    .toList());
  }

  private static List<String> spellings(String phone) {
    return PhoneNumbers.fromWaId(phone.substring(1))
        .map(number -> PhoneNumbers.candidates(number).stream().map(PhoneNumber::e164).toList())
        .orElse(List.of(phone));
  }

  private Uni<Void> create(SqlConnection transaction, TenantId tenant, List<Acquaintance> people) {
    return people.isEmpty()
        ? Uni.createFrom().voidItem()
        : transaction
            .preparedQuery(CREATE)
            .execute(
                Tuple.of(
                    tenant.value(),
                    people.stream().map(one -> Ids.next()).toArray(UUID[]::new),
                    people.stream().map(Acquaintance::name).toArray(String[]::new),
                    people.stream().map(Acquaintance::phone).toArray(String[]::new),
                    people.stream().map(Acquaintance::address).toArray(String[]::new)))
            .map(rows -> rows.stream().<EventEnvelope<?>>map(row -> made(tenant, row)).toList())
            .chain(events -> outbox.write(transaction, events));
  }

  private EventEnvelope<CustomerChanged> made(TenantId tenant, Row row) {
    return new EventEnvelope<>(
        Ids.next(),
        clock.now(),
        tenant,
        TraceContext.current().map(TraceParent::header).orElse(null),
        new CustomerChanged(
            row.getUUID("id"), row.getLong("version"), row.getString("language"), false));
  }
}
