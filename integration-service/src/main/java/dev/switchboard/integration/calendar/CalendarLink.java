package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.TenantId;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done for an appointment so far.
 *
 * @param version the newest that was carried out; -1 when none was
 * @param generation of the entry's id
 * @param entry the last entry there was, if there ever was one
 * @param error why Google refused it
 */
record CalendarLink(
    TenantId tenant,
    UUID appointmentId,
    long version,
    LinkState state,
    int generation,
    @Nullable Placed entry,
    @Nullable String error) {

  /**
   * @param etag the entry's as we left it
   */
  record Placed(Place place, @Nullable String etag) {}

  static CalendarLink none(TenantId tenant, UUID appointmentId) {
    return new CalendarLink(tenant, appointmentId, -1, LinkState.REMOVED, 0, null, null);
  }

  static CalendarLink from(TenantId tenant, Row row) {
    @Nullable String eventId = row.getString("event_id");
    return new CalendarLink(
        tenant,
        row.getUUID("appointment_id"),
        row.getLong("appointment_version"),
        LinkState.valueOf(row.getString("state")),
        row.getInteger("generation"),
        eventId == null
            ? null
            : new Placed(new Place(row.getString("calendar_id"), eventId), row.getString("etag")),
        row.getString("error"));
  }

  /** Whether a change of this version, or a newer one, has been carried out. */
  boolean shows(long ofVersion) {
    return version >= ofVersion && state != LinkState.NOT_CONNECTED;
  }

  boolean isLinked() {
    return state == LinkState.LINKED;
  }

  /** Where to begin making an entry: the id of one that was taken away stays taken. */
  int nextGeneration() {
    return state == LinkState.REMOVED && entry != null ? generation + 1 : generation;
  }

  CalendarLink linked(long atVersion, int ofGeneration, Placed placed) {
    return new CalendarLink(
        tenant, appointmentId, atVersion, LinkState.LINKED, ofGeneration, placed, null);
  }

  CalendarLink removed(long atVersion, int ofGeneration, @Nullable Placed last) {
    return new CalendarLink(
        tenant, appointmentId, atVersion, LinkState.REMOVED, ofGeneration, last, null);
  }

  CalendarLink notConnected(long atVersion) {
    return new CalendarLink(
        tenant,
        appointmentId,
        Math.max(version, atVersion),
        LinkState.NOT_CONNECTED,
        generation,
        entry,
        null);
  }

  CalendarLink failed(long atVersion, String reason) {
    return new CalendarLink(
        tenant, appointmentId, atVersion, LinkState.FAILED, generation, entry, reason);
  }
}
