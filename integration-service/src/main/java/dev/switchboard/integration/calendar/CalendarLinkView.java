package dev.switchboard.integration.calendar;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an appointment stands in the calendar.
 *
 * @param eventId the calendar's id of the entry; of the last one when it is REMOVED
 * @param appointmentVersion the newest version that was carried out
 * @param waiting changes that the calendar does not show yet
 * @param error why Google refused the entry, when FAILED
 */
public record CalendarLinkView(
    UUID appointmentId,
    @Nullable String calendarId,
    @Nullable String eventId,
    LinkState state,
    @Nullable Long appointmentVersion,
    long waiting,
    @Nullable String error) {

  static CalendarLinkView from(UUID appointmentId, Row row) {
    @Nullable String state = row.getString("state");
    return new CalendarLinkView(
        appointmentId,
        row.getString("calendar_id"),
        row.getString("event_id"),
        state == null ? LinkState.PENDING : LinkState.valueOf(state),
        row.getLong("appointment_version"),
        row.getLong("waiting"),
        row.getString("error"));
  }
}
