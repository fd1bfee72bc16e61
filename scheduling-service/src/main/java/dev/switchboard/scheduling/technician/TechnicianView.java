package dev.switchboard.scheduling.technician;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.Versioned;
import dev.switchboard.scheduling.settings.WeeklyHours;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A technician as his readers see him; see {@link TechnicianRequest}.
 *
 * @param version also the ETag
 * @param crew stands for everybody while the business names nobody
 * @param archivedAt null while he works there
 */
record TechnicianView(
    UUID technicianId,
    long version,
    @JsonUnwrapped Technician technician,
    boolean crew,
    @Nullable Instant archivedAt,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {
  static TechnicianView from(Row row) {
    return new TechnicianView(
        row.getUUID("id"),
        row.getLong("version"),
        technician(row),
        row.getBoolean("crew"),
        Rows.instantOrNull(row, "archived_at"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }

  private static Technician technician(Row row) {
    String hours = row.getString("hours");
    return new Technician(
        row.getString("name"),
        row.getString("phone"),
        List.of(row.getArrayOfStrings("skills")),
        hours == null ? null : Rows.read(hours, WeeklyHours.class),
        List.of(Rows.read(row.getString("off"), DayOff[].class)),
        new HomeBase(
                row.getString("home_base"),
                row.getBigDecimal("home_latitude"),
                row.getBigDecimal("home_longitude"))
            .checked(),
        row.getBoolean("active"));
  }
}
