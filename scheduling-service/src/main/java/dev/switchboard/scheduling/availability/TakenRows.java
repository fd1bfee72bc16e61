package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.availability.Occupied.Stop;
import dev.switchboard.scheduling.travel.Location;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is taken, in rows: those without an id are calendars'. */
public final class TakenRows {
  /** Of {@code reservation r}, when places do not matter. */
  public static final String JOBS =
      "SELECT r.id, r.technician_id, r.day, r.starts_at, r.blocked_until FROM reservation r";

  /** The same with where they are. */
  public static final String JOBS_WITH_PLACES =
      """
      SELECT r.id, r.technician_id, r.day, r.starts_at, r.blocked_until,
             r.ends_at, a.customer_latitude AS latitude, a.customer_longitude AS longitude
      FROM reservation r
      LEFT JOIN appointment a ON a.tenant_id = r.tenant_id AND a.id = r.id\
      """;

  private static final String BUSY =
      """
      UNION ALL
      SELECT NULL, c.technician_id, NULL, lower(b.period), upper(b.period)%s
      FROM calendar_busy c,
           unnest(c.busy * tstzmultirange(tstzrange($2::timestamptz - interval '24 hours', $3))) AS b(period)
      WHERE c.tenant_id = $1
      """;

  private TakenRows() {}

  /**
   * To follow a query of jobs: the busy times of tenant $1 between a day before $2, for the travel
   * after them, and $3.
   */
  public static String busy(boolean places) {
    return BUSY.formatted(places ? ", NULL, NULL, NULL" : "");
  }

  public static Taken taken(RowSet<Row> rows, boolean places) {
    List<Occupied> jobs = new ArrayList<>();
    List<Busy> busy = new ArrayList<>();
    for (Row row : rows) {
      UUID id = row.getUUID("id");
      if (id == null) {
        busy.add(
            new Busy(
                row.getUUID("technician_id"),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "blocked_until")));
      } else {
        jobs.add(job(id, row, places));
      }
    }
    return new Taken(jobs, busy);
  }

  private static Occupied job(UUID id, Row row, boolean places) {
    Location place =
        places ? Location.of(row.getBigDecimal("latitude"), row.getBigDecimal("longitude")) : null;
    return new Occupied(
        id,
        row.getUUID("technician_id"),
        row.getLocalDate("day"),
        Rows.instant(row, "starts_at"),
        Rows.instant(row, "blocked_until"),
        place == null ? null : new Stop(place, Rows.instant(row, "ends_at")));
  }
}
