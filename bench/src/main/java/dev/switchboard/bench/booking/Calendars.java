package dev.switchboard.bench.booking;

import dev.switchboard.testkit.stack.PostgresAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * 200 businesses with five technicians each in the service's own database, and beside its tables
 * those of the other ways.
 */
final class Calendars {
  static final String DATABASE = "scheduling";

  /** As many days as a run can fill, and their lock rows. */
  private static final int DAYS = 60;

  private static final List<String> MADE =
      List.of(
          """
          INSERT INTO schedule_setup (tenant_id, version)
          SELECT md5('t' || n)::uuid, 1 FROM generate_series(0, 199) AS n ON CONFLICT DO NOTHING
          """,
          """
          INSERT INTO schedule_settings (tenant_id, version, weekly_hours, closed_days, slot_minutes,
            lead_minutes, horizon_days, emergency_allowance, travel_buffer_minutes,
            reserve_mornings_for_emergencies, reminder_hours, late_cancel_hours, hold_minutes)
          SELECT md5('t' || n)::uuid, 1, '{"MONDAY": [{"opens": "08:00", "closes": "18:00"}],
            "TUESDAY": [{"opens": "08:00", "closes": "18:00"}]}', '{}', 30, 60, 60, 1, 30, false, '{24}', 4, 5
          FROM generate_series(0, 199) AS n ON CONFLICT DO NOTHING
          """,
          """
          INSERT INTO service_type (tenant_id, id, code, name, duration_minutes, emergency_minutes)
          SELECT md5('t' || n)::uuid, md5('s' || n || '-' || k)::uuid,
                 CASE k WHEN 0 THEN 'isp_repair' ELSE 'other_' || k END, 'Visita', 60, 60
          FROM generate_series(0, 199) AS n, generate_series(0, 4) AS k ON CONFLICT DO NOTHING
          """,
          """
          INSERT INTO technician (tenant_id, id, name, skills, crew, active)
          SELECT md5('t' || n / 5)::uuid, md5('w' || n)::uuid, 'Technician ' || n, '{fibre}', false, true
          FROM generate_series(0, 999) AS n ON CONFLICT DO NOTHING
          """,
          """
          INSERT INTO schedule_day (tenant_id, day)
          SELECT md5('t' || n)::uuid, date '2030-01-01' + d
          FROM generate_series(0, 199) AS n, generate_series(0, %d) AS d ON CONFLICT DO NOTHING
          """
              .formatted(DAYS),
          """
          INSERT INTO technician_day (tenant_id, technician_id, day)
          SELECT md5('t' || n / 5)::uuid, md5('w' || n)::uuid, date '2030-01-01' + d
          FROM generate_series(0, 999) AS n, generate_series(0, %d) AS d ON CONFLICT DO NOTHING
          """
              .formatted(DAYS),
          "DROP TABLE IF EXISTS unique_slot, checked_slot, bare_reservation",
          """
          CREATE TABLE unique_slot (
            tenant_id uuid NOT NULL, id uuid NOT NULL, technician_id uuid NOT NULL, day date NOT NULL,
            starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL,
            CONSTRAINT unique_slot_pk PRIMARY KEY (tenant_id, id),
            CONSTRAINT unique_slot_uk UNIQUE (tenant_id, technician_id, starts_at))
          """,
          """
          CREATE TABLE checked_slot (
            tenant_id uuid NOT NULL, id uuid NOT NULL, technician_id uuid NOT NULL, day date NOT NULL,
            starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL,
            CONSTRAINT checked_slot_pk PRIMARY KEY (tenant_id, id))
          """,
          "CREATE INDEX checked_slot_ix ON checked_slot (technician_id, starts_at)",
          """
          CREATE TABLE bare_reservation (
            tenant_id uuid NOT NULL, id uuid NOT NULL, technician_id uuid NOT NULL, day date NOT NULL,
            starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL, blocked_until timestamptz NOT NULL,
            blocked tstzrange NOT NULL,
            CONSTRAINT bare_reservation_pk PRIMARY KEY (tenant_id, id),
            CONSTRAINT bare_reservation_blocked_ex EXCLUDE USING gist (technician_id WITH =, blocked WITH &&))
          """,
          "GRANT ALL ON unique_slot, checked_slot, bare_reservation TO scheduling_app");

  private static final String EMPTY =
      """
      TRUNCATE reminder, appointment_change, appointment, reservation, idempotency_key, outbox,
               unique_slot, checked_slot, bare_reservation CASCADE
      """;

  private final PostgresAddress server;

  Calendars(PostgresAddress server) {
    this.server = server;
  }

  void make() {
    MADE.forEach(this::execute);
    execute("ANALYZE");
  }

  /** Each stretch begins with nothing booked, and pays for nobody else's writing. */
  void empty() {
    execute(EMPTY);
    execute("CHECKPOINT");
  }

  /**
   * @throws IllegalStateException when there are not as many rows
   */
  void require(String table, long rows) {
    long there = number("SELECT count(*) FROM " + table);
    if (there != rows) {
      throw new IllegalStateException(
          "%s has %d rows after %d were booked".formatted(table, there, rows));
    }
  }

  /** Of the service's: in one place at one time. */
  long overlaps() {
    return number(
        """
        SELECT count(*) FROM reservation a JOIN reservation b
          ON a.technician_id = b.technician_id AND a.id < b.id AND a.blocked && b.blocked
        """);
  }

  long number(String query) {
    try (Connection connection = server.connect(DATABASE);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  void execute(String sql) {
    try (Connection connection = server.connect(DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
