package dev.switchboard.scheduling.settings;

import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings in a row of {@code schedule_settings}, whose weekly hours are read as text. */
public final class SettingsRows {
  private SettingsRows() {}

  /** Columns to select beside all of {@code schedule_settings s}: jsonb is read as text. */
  public static final String TEXTS =
      "s.weekly_hours::text AS hours, s.special_days::text AS special, s.holidays::text AS observed";

  private static final String NO_DAYS = "[]";

  /**
   * @param row all columns, and {@link #TEXTS}
   */
  public static Settings settings(Row row) {
    return new Settings(
        Rows.read(row.getString("hours"), WeeklyHours.class),
        List.of(row.getArrayOfLocalDates("closed_days")),
        specialDays(row.getString("special")),
        holidays(row.getString("observed")),
        row.getInteger("slot_minutes"),
        row.getInteger("lead_minutes"),
        row.getInteger("horizon_days"),
        row.getInteger("max_jobs_per_day"),
        row.getInteger("emergency_allowance"),
        row.getInteger("travel_buffer_minutes"),
        row.getBoolean("reserve_mornings_for_emergencies"),
        List.of(row.getArrayOfIntegers("reminder_hours")),
        row.getInteger("late_cancel_hours"),
        row.getInteger("hold_minutes"),
        quietHours(row),
        row.getInteger("reminders_per_minute"));
  }

  /** Most businesses have none: nothing is parsed on their way to a slot. */
  private static List<SpecialDay> specialDays(String json) {
    return json.equals(NO_DAYS) ? List.of() : List.of(Rows.read(json, SpecialDay[].class));
  }

  /** Null: none are wanted. */
  public static @Nullable QuietHours quietHours(Row row) {
    LocalTime from = row.getLocalTime("quiet_from");
    return from == null ? null : new QuietHours(from, row.getLocalTime("quiet_to"));
  }

  private static ObservedHolidays holidays(@Nullable String json) {
    return json == null ? ObservedHolidays.NONE : Rows.read(json, ObservedHolidays.class);
  }
}
