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
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds a customer by his number, or makes one. Who is known stays as he is: what somebody says of
 * a number that he only claims to have changes nobody.
 */
@ApplicationScoped
class ContactService {
  /** The number as it was given before its other national form (features.md X10). */
  private static final String FIND =
      """
      SELECT c.id FROM customer c
      WHERE c.tenant_id = $1 AND c.phone = ANY($2) AND c.phone IS NOT NULL
        AND c.archived_at IS NULL
      ORDER BY array_position($2, c.phone) LIMIT 1
      """;

  private static final String CREATE =
      """
      INSERT INTO customer (tenant_id, id, phone, name, email, address, language)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (tenant_id, phone) WHERE archived_at IS NULL AND phone IS NOT NULL DO NOTHING
      """;

  private final TenantTransactions transactions;
  private final OutboxWriter outbox;
  private final BusinessClock clock;

  ContactService(TenantTransactions transactions, OutboxWriter outbox, BusinessClock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  Uni<ContactView> findOrCreate(TenantId tenant, ContactRequest contact) {
    return transactions.onConnection(
        tenant, connection -> foundOrMade(connection, tenant, contact));
  }

  private Uni<ContactView> foundOrMade(
      SqlConnection transaction, TenantId tenant, ContactRequest contact) {
    return find(transaction, tenant, contact)
        .chain(
            found ->
                found
                    .map(customer -> Uni.createFrom().item(customer))
                    .orElseGet(() -> made(transaction, tenant, contact)));
  }

  /** Whoever was first with the same number has committed when the insert finds him. */
  private Uni<ContactView> made(
      SqlConnection transaction, TenantId tenant, ContactRequest contact) {
    UUID id = Ids.next();
    return transaction
        .preparedQuery(CREATE)
        .execute(
            Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(id)
                .addString(contact.phone())
                .addString(contact.name())
                .addString(contact.email())
                .addString(contact.address())
                .addString(contact.language()))
        .chain(
            inserted ->
                inserted.rowCount() == 1
                    ? told(transaction, tenant, id, contact)
                    : find(transaction, tenant, contact).map(Optional::orElseThrow));
  }

  private Uni<ContactView> told(
      SqlConnection transaction, TenantId tenant, UUID id, ContactRequest contact) {
    CustomerChanged made = new CustomerChanged(id, 1, contact.language(), false);
    return outbox
        .write(
            transaction,
            List.of(
                new EventEnvelope<>(
                    Ids.next(),
                    clock.now(),
                    tenant,
                    TraceContext.current().map(TraceParent::header).orElse(null),
                    made)))
        .replaceWith(new ContactView(id, true));
  }

  private static Uni<Optional<ContactView>> find(
      SqlConnection connection, TenantId tenant, ContactRequest contact) {
    String[] forms =
        PhoneNumbers.candidates(new PhoneNumber(contact.phone())).stream()
            .map(PhoneNumber::e164)
            .toArray(String[]::new);
    return connection
        .preparedQuery(FIND)
        .execute(Tuple.of(tenant.value(), forms))
        .map(
            rows ->
                rows.stream().findFirst().map(row -> new ContactView(row.getUUID("id"), false)));
  }
}
