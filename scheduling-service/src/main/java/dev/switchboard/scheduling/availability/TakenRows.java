package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.availability.Occupied.Stop;
import dev.switchboard.scheduling.travel.Location;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is taken, in rows: those without an id are calendars'. */
public final class TakenRows {
  /** Of {@code reservation r}, when places do not matter. */
  public static final String JOBS =
      """
      SELECT r.id, r.technician_id, r.day, r.starts_at, r.blocked_until, r.expires_at
      FROM reservation r
      """;

  /** The same with where they are. */
  public static final String JOBS_WITH_PLACES =
      """
      SELECT r.id, r.technician_id, r.day, r.starts_at, r.blocked_until, r.expires_at, r.ends_at,
             r.latitude, r.longitude
      FROM reservation r
      """;

  private static final String BUSY =
      """
      UNION ALL
      SELECT NULL, c.technician_id, NULL, lower(b.period), upper(b.period), NULL%s
      FROM calendar_busy c,
           unnest(c.busy * tstzmultirange(tstzrange($2::timestamptz - interval '24 hours', $3))) AS b(period)
      WHERE c.tenant_id = $1
      """;

  /** There are thousands of rows: nobody looks for columns by their names. */
  private static final int ID = 0;

  private static final int TECHNICIAN = 1;
  private static final int DAY = 2;
  private static final int STARTS_AT = 3;
  private static final int BLOCKED_UNTIL = 4;
  private static final int EXPIRES_AT = 5;
  private static final int ENDS_AT = 6;
  private static final int LATITUDE = 7;
  private static final int LONGITUDE = 8;

  private TakenRows() {}

  /**
   * To follow a query of jobs: the busy times of tenant $1 between a day before $2, for the travel
   * after them, and $3.
   */
  public static String busy(boolean places) {
    return BUSY.formatted(places ? ", NULL, NULL, NULL" : "");
  }

  /** Without holds whose time is over. */
  public static Taken taken(RowSet<Row> rows, boolean places, Instant now) {
    List<Occupied> jobs = new ArrayList<>();
    List<Busy> busy = new ArrayList<>();
    for (Row row : rows) {
      UUID id = row.getUUID(ID);
      if (id == null) {
        busy.add(
            new Busy(
                row.getUUID(TECHNICIAN), instant(row, STARTS_AT), instant(row, BLOCKED_UNTIL)));
      } else if (!isOver(row, now)) {
        jobs.add(job(id, row, places ? stop(row) : null));
      }
    }
    return new Taken(jobs, busy);
  }

  /**
   * The holds that go when somebody takes time there: those whose time is over, and the one that he
   * may have.
   *
   * @param givesWay an appointment stays
   */
  public static List<UUID> inTheWay(RowSet<Row> rows, Instant now, @Nullable UUID givesWay) {
    List<UUID> holds = new ArrayList<>();
    boolean gives = givesWay != null;
    for (Row row : rows) {
      UUID id = row.getUUID(ID);
      if (id != null && id.equals(givesWay)) {
        gives = row.getValue(EXPIRES_AT) != null;
      } else if (id != null && isOver(row, now)) {
        holds.add(id);
      }
    }
    if (gives) {
      holds.add(givesWay);
    }
    return holds;
  }

  private static boolean isOver(Row row, Instant now) {
    OffsetDateTime expires = row.getOffsetDateTime(EXPIRES_AT);
    return expires != null && !expires.toInstant().isAfter(now);
  }

  private static Occupied job(UUID id, Row row, @Nullable Stop stop) {
    return new Occupied(
        id,
        row.getUUID(TECHNICIAN),
        row.getLocalDate(DAY),
        instant(row, STARTS_AT),
        instant(row, BLOCKED_UNTIL),
        stop);
  }

  private static @Nullable Stop stop(Row row) {
    Double latitude = row.getDouble(LATITUDE);
    return latitude == null
        ? null
        : new Stop(new Location(latitude, row.getDouble(LONGITUDE)), instant(row, ENDS_AT));
  }

  private static Instant instant(Row row, int column) {
    return row.getOffsetDateTime(column).toInstant();
  }
}
