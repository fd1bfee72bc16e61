package dev.switchboard.scheduling.settings;

import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** Settings in a row of {@code schedule_settings}, whose weekly hours are read as text. */
public final class SettingsRows {
  private SettingsRows() {}

  /**
   * @param row all columns, and {@code weekly_hours::text} as {@code hours}
   */
  public static Settings settings(Row row) {
    return new Settings(
        Rows.read(row.getString("hours"), WeeklyHours.class),
        List.of(row.getArrayOfLocalDates("closed_days")),
        row.getInteger("slot_minutes"),
        row.getInteger("lead_minutes"),
        row.getInteger("horizon_days"),
        row.getInteger("max_jobs_per_day"),
        row.getInteger("emergency_allowance"),
        row.getInteger("travel_buffer_minutes"),
        row.getBoolean("reserve_mornings_for_emergencies"),
        List.of(row.getArrayOfIntegers("reminder_hours")),
        row.getInteger("late_cancel_hours"),
        row.getInteger("hold_minutes"));
  }
}
