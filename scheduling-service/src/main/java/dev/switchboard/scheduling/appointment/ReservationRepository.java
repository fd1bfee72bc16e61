package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.scheduling.Constraints;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.availability.Taken;
import dev.switchboard.scheduling.availability.TakenRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Taken time, and the rows that are locked before any is taken (design.md section 10). */
@ApplicationScoped
class ReservationRepository {
  /** By the time they end. */
  static final String LIST = "holds:expiry";

  /** After every row of that time: what ends now is over. */
  private static final UUID LAST_ID = new UUID(-1, -1);

  /**
   * The days before the technicians' days, each in key order: the count makes the second wait for
   * all of the first. Nothing is locked when everybody is seen to be taken, or the day to be full:
   * whoever comes late for a popular time neither waits for others nor makes them wait.
   */
  private static final String LOCK =
      """
      WITH taken AS MATERIALIZED (
        SELECT count(DISTINCT r.technician_id) FILTER (
                 WHERE r.starts_at < $7 AND r.blocked_until > $6 AND r.technician_id = ANY($8))
                 = cardinality($8::uuid[])
               OR coalesce(count(*) FILTER (WHERE r.day = $9) >= $10::int, false) AS seen
        FROM reservation r
        WHERE r.tenant_id = $1 AND r.starts_at >= $4 AND r.starts_at < $5
          AND (r.expires_at IS NULL OR r.expires_at > $11) AND r.id IS DISTINCT FROM $12),
      days AS MATERIALIZED (
        SELECT d.day FROM schedule_day d WHERE d.tenant_id = $1 AND d.day = ANY($2)
          AND NOT (SELECT seen FROM taken)
        ORDER BY d.day FOR NO KEY UPDATE),
      technician_days AS MATERIALIZED (
        SELECT t.day FROM technician_day t
        WHERE t.tenant_id = $1 AND t.technician_id = ANY($3) AND t.day = ANY($2)
          AND (SELECT count(*) FROM days) = cardinality($2::date[])
        ORDER BY t.technician_id, t.day FOR NO KEY UPDATE)
      SELECT seen, (SELECT count(*) FROM technician_days) AS locked,
             (SELECT u.version FROM schedule_setup u WHERE u.tenant_id = $1) AS setup_version
      FROM taken
      """;

  /** Also holds whose time is over, which stand in the way of whoever inserts. */
  private static final String IN_WINDOW =
      """
      WHERE r.tenant_id = $1 AND r.starts_at >= $2 AND r.starts_at < $3
      """;

  private static final String TAKEN = TakenRows.JOBS + IN_WINDOW + TakenRows.busy(false);
  private static final String TAKEN_WITH_PLACES =
      TakenRows.JOBS_WITH_PLACES + IN_WINDOW + TakenRows.busy(true);

  /** A hold elsewhere gives way too; an appointment does not. */
  private static final String GIVE_WAY =
      """
      DELETE FROM reservation WHERE tenant_id = $1 AND id IN (
        SELECT r.id FROM reservation r
        WHERE r.tenant_id = $1 AND r.id = ANY($2) AND r.expires_at IS NOT NULL
        ORDER BY r.id FOR UPDATE)
      """;

  private static final String HOLD =
      """
      INSERT INTO reservation (tenant_id, id, technician_id, day, starts_at, ends_at, blocked_until,
                               blocked, expires_at, service_type, held_by, latitude, longitude)
      VALUES ($1, $2, $3, $4, $5, $6, $7, tstzrange($5, $7, '[)'), $8, $9, $10,
        (SELECT a.customer_latitude FROM appointment a WHERE a.tenant_id = $1 AND a.id = $2),
        (SELECT a.customer_longitude FROM appointment a WHERE a.tenant_id = $1 AND a.id = $2))
      ON CONFLICT ON CONSTRAINT reservation_blocked_ex DO NOTHING
      """;

  private static final String MOVE =
      """
      UPDATE reservation SET technician_id = $3, day = $4, starts_at = $5, ends_at = $6,
             blocked_until = $7, blocked = tstzrange($5, $7, '[)')
      WHERE tenant_id = $1 AND id = $2
      """;

  private static final String RELEASE_HOLD =
      "DELETE FROM reservation WHERE tenant_id = $1 AND id = $2 AND expires_at > $3";

  private static final String HOLDS =
      """
      SELECT r.* FROM reservation r
      WHERE r.tenant_id = $1 AND r.expires_at IS NOT NULL AND (r.expires_at, r.id) > ($2, $3)
      ORDER BY r.expires_at, r.id LIMIT $4
      """;

  private static final String RELEASE = "DELETE FROM reservation WHERE tenant_id = $1 AND id = $2";

  /**
   * Locks the days, unless everybody has a visit or a hold in that time already, or the day has as
   * many as it takes.
   *
   * @return whether they are locked; fails with {@link LockRowsMissingException} or {@link
   *     SetupChangedException}
   */
  Uni<Boolean> lock(
      SqlConnection transaction, TenantId tenant, LockKeys keys, Contested time, Instant now) {
    Tuple columns =
        DayLockRepository.columns(tenant, keys)
            .addOffsetDateTime(Rows.utc(time.window().from()))
            .addOffsetDateTime(Rows.utc(time.window().to()))
            .addOffsetDateTime(Rows.utc(time.from()))
            .addOffsetDateTime(Rows.utc(time.blockedUntil()))
            .addArrayOfUUID(time.technicians().toArray(UUID[]::new))
            .addLocalDate(time.day())
            .addInteger(time.mostJobs())
            .addOffsetDateTime(Rows.utc(now))
            .addUUID(time.standsFor());
    return transaction
        .preparedQuery(LOCK)
        .execute(columns)
        .map(rows -> rows.iterator().next())
        .map(row -> !row.getBoolean("seen") && isLocked(row, keys, time));
  }

  /**
   * What is taken in the window, the hold that gives way included. That one is deleted, and so are
   * the holds there whose time is over.
   *
   * @param wish for which a hold gives way; an appointment is left alone
   */
  Uni<Taken> free(
      SqlConnection transaction, TenantId tenant, Window window, Instant now, BookingWish wish) {
    boolean places = wish.needsPlaces();
    return transaction
        .preparedQuery(places ? TAKEN_WITH_PLACES : TAKEN)
        .execute(Tuple.of(tenant.value(), Rows.utc(window.from()), Rows.utc(window.to())))
        .call(rows -> giveWay(transaction, tenant, TakenRows.inTheWay(rows, now, wish.standsFor())))
        .map(rows -> TakenRows.taken(rows, places, now));
  }

  private static Uni<Void> giveWay(SqlConnection transaction, TenantId tenant, List<UUID> holds) {
    return holds.isEmpty()
        ? Uni.createFrom().voidItem()
        : transaction
            .preparedQuery(GIVE_WAY)
            .execute(Tuple.of(tenant.value(), holds.toArray(UUID[]::new)))
            .replaceWithVoid();
  }

  /** Whether nobody else had the time. */
  Uni<Boolean> hold(
      SqlConnection transaction, TenantId tenant, HoldView hold, Placement.Placed place) {
    return transaction
        .preparedQuery(HOLD)
        .execute(
            columns(tenant, hold.holdId(), place)
                .addOffsetDateTime(Rows.utc(hold.expiresAt()))
                .addString(hold.serviceType())
                .addString(hold.heldBy()))
        .map(rows -> rows.rowCount() == 1);
  }

  /** The same for a visit that had none; whether nobody else has the time. */
  Uni<Boolean> take(SqlConnection transaction, TenantId tenant, UUID id, Placement.Placed place) {
    return transaction
        .preparedQuery(HOLD)
        .execute(columns(tenant, id, place).addOffsetDateTime(null).addString(null).addString(null))
        .map(rows -> rows.rowCount() == 1);
  }

  /** What is held now, whose time is over first. */
  Uni<List<HoldView>> holds(
      SqlConnection connection, TenantId tenant, PageRequest page, Instant now) {
    return connection
        .preparedQuery(HOLDS)
        .execute(
            Tuple.of(
                tenant.value(),
                Rows.utc(page.cursor().map(Cursor::instant).filter(now::isBefore).orElse(now)),
                page.cursor().map(Cursor::id).orElse(LAST_ID),
                page.rowsToRead()))
        .map(rows -> rows.stream().map(HoldView::from).toList());
  }

  /**
   * Whether nobody else had the time; the transaction can only be rolled back when somebody had.
   */
  Uni<Boolean> move(SqlConnection transaction, TenantId tenant, UUID id, Placement.Placed place) {
    return transaction
        .preparedQuery(MOVE)
        .execute(columns(tenant, id, place))
        .map(rows -> rows.rowCount() == 1)
        .onFailure(failure -> Constraints.isViolated("reservation_blocked_ex", failure))
        .recoverWithItem(false);
  }

  /** Whether there was such a hold. */
  Uni<Boolean> releaseHold(SqlConnection transaction, TenantId tenant, UUID id, Instant now) {
    return transaction
        .preparedQuery(RELEASE_HOLD)
        .execute(Tuple.of(tenant.value(), id, Rows.utc(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  Uni<Void> release(SqlConnection transaction, TenantId tenant, UUID id) {
    return transaction
        .preparedQuery(RELEASE)
        .execute(Tuple.of(tenant.value(), id))
        .replaceWithVoid();
  }

  static Tuple columns(TenantId tenant, UUID id, Placement.Placed place) {
    return Tuple.tuple()
        .addUUID(tenant.value())
        .addUUID(id)
        .addUUID(place.technicianId())
        .addLocalDate(place.day())
        .addOffsetDateTime(Rows.utc(place.startsAt()))
        .addOffsetDateTime(Rows.utc(place.endsAt()))
        .addOffsetDateTime(Rows.utc(place.blockedUntil()));
  }

  private static boolean isLocked(Row row, LockKeys keys, Contested time) {
    DayLockRepository.requireAll(row.getLong("locked"), keys);
    if (row.getLong("setup_version") != time.setupVersion()) {
      throw new SetupChangedException();
    }
    return true;
  }
}
