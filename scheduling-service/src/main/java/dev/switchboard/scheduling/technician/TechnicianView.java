package dev.switchboard.scheduling.technician;

import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.settings.WeeklyHours;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A technician as his readers see him; see {@link TechnicianRequest}.
 *
 * @param crew stands for everybody while the business names nobody
 */
record TechnicianView(
    UUID technicianId,
    String name,
    @Nullable String phone,
    List<String> skills,
    @Nullable WeeklyHours weeklyHours,
    List<LocalDate> daysOff,
    @Nullable String homeBase,
    boolean crew,
    boolean active,
    Instant createdAt,
    Instant updatedAt) {
  static TechnicianView from(Row row) {
    String hours = row.getString("hours");
    return new TechnicianView(
        row.getUUID("id"),
        row.getString("name"),
        row.getString("phone"),
        List.of(row.getArrayOfStrings("skills")),
        hours == null ? null : Rows.read(hours, WeeklyHours.class),
        List.of(row.getArrayOfLocalDates("days_off")),
        row.getString("home_base"),
        row.getBoolean("crew"),
        row.getBoolean("active"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }
}
