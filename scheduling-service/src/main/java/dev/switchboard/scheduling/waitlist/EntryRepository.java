package dev.switchboard.scheduling.waitlist;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.appointment.CustomerSnapshot;
import dev.switchboard.scheduling.availability.DayPart;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The line of the transaction's tenant. */
@ApplicationScoped
class EntryRepository {
  /** By since. */
  static final String LIST = "waitlist:since";

  private static final String ADD =
      """
      INSERT INTO waitlist_entry (tenant_id, id, state, customer_id, customer_name, customer_phone,
        customer_address, service_type, technician_id, from_day, to_day, day_parts, urgent,
        description, conversation_id, since, expires_at)
      VALUES ($1, $2, 'WAITING', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
      """;

  private static final String READ =
      "SELECT e.* FROM waitlist_entry e WHERE e.tenant_id = $1 AND e.id = $2";

  private static final String LOCK = READ + " FOR NO KEY UPDATE";

  private static final String LIST_ALL =
      """
      SELECT e.* FROM waitlist_entry e WHERE e.tenant_id = $1 %s
        AND ($2::timestamptz IS NULL OR (e.since, e.id) > ($2, $3::uuid))
      ORDER BY e.since, e.id LIMIT $4
      """;

  /**
   * Who is next. One whom another slot's offer is just being made to is waited for: he is passed
   * over only when he has got it.
   */
  private static final String NEXT =
      """
      SELECT e.* FROM waitlist_entry e
      WHERE e.tenant_id = $1 AND e.state = 'WAITING' AND e.expires_at > $2
        AND e.from_day <= $3 AND e.to_day >= $3
        AND (cardinality(e.day_parts) = 0 OR $4::text = ANY (e.day_parts))
        AND (e.technician_id IS NULL OR e.technician_id = $5)
        AND e.service_type <> ALL ($6::text[]) AND e.customer_id <> $7 AND (e.urgent OR NOT $8::boolean)
        AND NOT EXISTS (SELECT FROM waitlist_offer o WHERE o.tenant_id = e.tenant_id
                          AND o.entry_id = e.id AND o.starts_at = $9)
      ORDER BY e.since, e.id LIMIT 1 FOR NO KEY UPDATE OF e
      """;

  private static final String SET =
      """
      UPDATE waitlist_entry SET state = $3, appointment_id = coalesce($4, appointment_id)
      WHERE tenant_id = $1 AND id = $2
      """;

  private static final String BACK_IN_LINE =
      """
      UPDATE waitlist_entry SET state = 'WAITING'
      WHERE tenant_id = $1 AND id = $2 AND state = 'OFFERED'
      """;

  private static final String WITHDRAW =
      """
      UPDATE waitlist_entry SET state = 'WITHDRAWN'
      WHERE tenant_id = $1 AND id = $2 AND state = 'WAITING'
      """;

  Uni<Void> add(SqlConnection transaction, TenantId tenant, Entry entry) {
    CustomerSnapshot customer = entry.customer();
    Entry.Wish wish = entry.wish();
    return transaction
        .preparedQuery(ADD)
        .execute(
            Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(entry.id())
                .addUUID(customer.customerId())
                .addString(customer.name())
                .addString(customer.phone())
                .addString(customer.address())
                .addString(wish.serviceType())
                .addUUID(wish.technicianId())
                .addLocalDate(wish.fromDay())
                .addLocalDate(wish.toDay())
                .addArrayOfString(
                    wish.dayParts().stream().map(DayPart::name).toArray(String[]::new))
                .addBoolean(wish.urgent())
                .addString(wish.description())
                .addUUID(wish.conversationId())
                .addOffsetDateTime(Rows.utc(entry.since()))
                .addOffsetDateTime(Rows.utc(entry.expiresAt())))
        .replaceWithVoid();
  }

  /** Fails with WAITLIST_ENTRY_NOT_FOUND, also for another tenant's. */
  Uni<Entry> require(SqlConnection connection, TenantId tenant, UUID id) {
    return read(connection, READ, tenant, id);
  }

  /** Whose slot is locked already, if he has an offer. */
  Uni<Entry> requireLocked(SqlConnection transaction, TenantId tenant, UUID id) {
    return read(transaction, LOCK, tenant, id);
  }

  Uni<List<Entry>> list(
      SqlConnection connection, TenantId tenant, EntryFilter filter, PageRequest page) {
    Tuple parameters =
        Tuple.of(
            tenant.value(),
            page.cursor().map(after -> Rows.utc(after.instant())).orElse(null),
            page.cursor().map(after -> after.id()).orElse(null),
            page.rowsToRead());
    return connection
        .preparedQuery(LIST_ALL.formatted(filter.conditions()))
        .execute(filter.add(parameters))
        .map(rows -> rows.stream().map(EntryRepository::entry).toList());
  }

  /** The first in line who fits, locked; empty when nobody does. */
  Uni<Optional<Entry>> next(
      SqlConnection transaction, TenantId tenant, FreedSlot slot, Moment moment) {
    return transaction
        .preparedQuery(NEXT)
        .execute(
            Tuple.tuple()
                .addUUID(tenant.value())
                .addOffsetDateTime(Rows.utc(moment.now()))
                .addLocalDate(moment.day())
                .addString(moment.part().name())
                .addUUID(slot.technicianId())
                .addArrayOfString(slot.unfit().toArray(String[]::new))
                .addUUID(slot.customerId())
                .addBoolean(moment.quiet())
                .addOffsetDateTime(Rows.utc(slot.startsAt())))
        .map(rows -> Rows.first(rows).map(EntryRepository::entry));
  }

  Uni<Void> offered(SqlConnection transaction, TenantId tenant, UUID id) {
    return set(transaction, tenant, id, EntryState.OFFERED, null);
  }

  Uni<Void> booked(SqlConnection transaction, TenantId tenant, UUID id, UUID appointmentId) {
    return set(transaction, tenant, id, EntryState.BOOKED, appointmentId);
  }

  Uni<Void> withdrawn(SqlConnection transaction, TenantId tenant, UUID id) {
    return set(transaction, tenant, id, EntryState.WITHDRAWN, null);
  }

  /** With the place he had; nothing for one who has left meanwhile. */
  Uni<Void> backInLine(SqlConnection transaction, TenantId tenant, UUID id) {
    return transaction
        .preparedQuery(BACK_IN_LINE)
        .execute(Tuple.of(tenant.value(), id))
        .replaceWithVoid();
  }

  /** Whether he was waiting and has left. */
  Uni<Boolean> withdrawWaiting(SqlConnection transaction, TenantId tenant, UUID id) {
    return transaction
        .preparedQuery(WITHDRAW)
        .execute(Tuple.of(tenant.value(), id))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Uni<Void> set(
      SqlConnection transaction,
      TenantId tenant,
      UUID id,
      EntryState state,
      @org.jspecify.annotations.Nullable UUID appointmentId) {
    return transaction
        .preparedQuery(SET)
        .execute(Tuple.of(tenant.value(), id, state.name(), appointmentId))
        .replaceWithVoid();
  }

  private static Uni<Entry> read(SqlConnection connection, String sql, TenantId tenant, UUID id) {
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(tenant.value(), id))
        .map(
            rows ->
                Rows.first(rows)
                    .map(EntryRepository::entry)
                    .orElseThrow(
                        () ->
                            new ApplicationException(
                                SchedulingError.WAITLIST_ENTRY_NOT_FOUND,
                                "There is no entry " + id + ".")));
  }

  private static Entry entry(Row row) {
    return new Entry(
        row.getUUID("id"),
        EntryState.valueOf(row.getString("state")),
        new CustomerSnapshot(
            row.getUUID("customer_id"),
            row.getString("customer_name"),
            row.getString("customer_phone"),
            row.getString("customer_address")),
        new Entry.Wish(
            row.getString("service_type"),
            row.getUUID("technician_id"),
            row.getLocalDate("from_day"),
            row.getLocalDate("to_day"),
            Arrays.stream(row.getArrayOfStrings("day_parts")).map(DayPart::valueOf).toList(),
            row.getBoolean("urgent"),
            row.getString("description"),
            row.getUUID("conversation_id")),
        Rows.instant(row, "since"),
        Rows.instant(row, "expires_at"),
        row.getUUID("appointment_id"));
  }

  /**
   * When somebody looks for the next in line.
   *
   * @param day of the slot on the wall clock
   * @param quiet only those in a hurry are told
   */
  record Moment(Instant now, LocalDate day, DayPart part, boolean quiet) {}
}
