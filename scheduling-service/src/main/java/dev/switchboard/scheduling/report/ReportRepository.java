package dev.switchboard.scheduling.report;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.availability.PlannedTechnician;
import dev.switchboard.scheduling.settings.Settings;
import dev.switchboard.scheduling.settings.SettingsRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements of reports, and what opening hours are worked out from. */
@ApplicationScoped
class ReportRepository {
  private static final String SETUP =
      "SELECT s.*, %s, %s AS technicians FROM schedule_settings s WHERE s.tenant_id = $1"
          .formatted(SettingsRows.TEXTS, PlannedTechnician.OF_TENANT);

  Uni<List<Map<String, @Nullable Object>>> rows(
      SqlConnection connection, TenantId tenant, ReportDefinition report, DayRange days) {
    return run(connection, tenant, report, days)
        .map(rows -> rows.stream().map(row -> read(report.columns(), row)).toList());
  }

  /** Of everybody, also who had none. */
  Uni<List<Worked>> worked(SqlConnection connection, TenantId tenant, DayRange days) {
    return run(connection, tenant, WorkReports.UTILISATION, days)
        .map(rows -> rows.stream().map(Worked::from).toList());
  }

  Uni<Setup> setup(SqlConnection connection, TenantId tenant) {
    return connection
        .preparedQuery(SETUP)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new Setup(
                    SettingsRows.settings(row),
                    PlannedTechnician.atWork(PlannedTechnician.all(row.getString("technicians")))));
  }

  private static Uni<List<Row>> run(
      SqlConnection connection, TenantId tenant, ReportDefinition report, DayRange days) {
    return connection
        .preparedQuery(report.sql())
        .execute(
            Tuple.of(
                tenant.value(), Rows.utc(days.start()), Rows.utc(days.end()), days.zone().getId()))
        .map(rows -> rows.stream().toList());
  }

  private static Map<String, @Nullable Object> read(List<Column> columns, Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column.name(), column.in(row)));
    return values;
  }

  /**
   * By which hours of work are told.
   *
   * @param technicians who works
   */
  record Setup(Settings settings, List<PlannedTechnician> technicians) {}
}
