package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.integration.calendar.CalendarLink.Placed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the appointments of one tenant stand in its calendar. */
@ApplicationScoped
class CalendarLinkRepository {
  private static final String FIND =
      """
      SELECT appointment_id, appointment_version, state, calendar_id, event_id, generation, etag,
             error
      FROM calendar_link WHERE tenant_id = $1 AND appointment_id = $2
      """;

  private static final String SAVE =
      """
      INSERT INTO calendar_link (tenant_id, appointment_id, appointment_version, state, generation,
                                 calendar_id, event_id, etag, error)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT ON CONSTRAINT calendar_link_pk DO UPDATE
      SET appointment_version = excluded.appointment_version, state = excluded.state,
          generation = excluded.generation, calendar_id = excluded.calendar_id,
          event_id = excluded.event_id, etag = excluded.etag, error = excluded.error
      """;

  private static final String VIEW =
      """
      SELECT l.state, l.calendar_id, l.event_id, l.appointment_version, l.error, t.waiting, t.known
      FROM (SELECT count(*) AS known, count(*) FILTER (WHERE done_at IS NULL) AS waiting
            FROM calendar_task WHERE tenant_id = $1 AND appointment_id = $2) t
      LEFT JOIN calendar_link l ON l.tenant_id = $1 AND l.appointment_id = $2
      WHERE t.known > 0 OR l.state IS NOT NULL
      """;

  Uni<CalendarLink> find(SqlConnection transaction, TenantId tenant, UUID appointmentId) {
    return transaction
        .preparedQuery(FIND)
        .execute(Tuple.of(tenant.value(), appointmentId))
        .map(
            rows ->
                rows.stream()
                    .map(row -> CalendarLink.from(tenant, row))
                    .findFirst()
                    .orElseGet(() -> CalendarLink.none(tenant, appointmentId)));
  }

  Uni<Void> save(SqlConnection transaction, CalendarLink link) {
    @Nullable Placed entry = link.entry();
    return transaction
        .preparedQuery(SAVE)
        .execute(
            Tuple.of(link.tenant().value(), link.appointmentId(), link.version())
                .addString(link.state().name())
                .addInteger(link.generation())
                .addString(entry == null ? null : entry.place().calendarId())
                .addString(entry == null ? null : entry.place().eventId())
                .addString(entry == null ? null : entry.etag())
                .addString(link.error()))
        .replaceWithVoid();
  }

  Uni<Optional<CalendarLinkView>> view(
      SqlConnection transaction, TenantId tenant, UUID appointmentId) {
    return transaction
        .preparedQuery(VIEW)
        .execute(Tuple.of(tenant.value(), appointmentId))
        .map(
            rows ->
                rows.stream().map(row -> CalendarLinkView.from(appointmentId, row)).findFirst());
  }
}
