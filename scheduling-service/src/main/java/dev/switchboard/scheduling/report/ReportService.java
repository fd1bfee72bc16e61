package dev.switchboard.scheduling.report;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.availability.PlannedTechnician;
import dev.switchboard.scheduling.availability.WorkingTimes;
import dev.switchboard.scheduling.holiday.HolidayService;
import dev.switchboard.scheduling.settings.OpeningHours;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports on demand. Hours of work are no rows: utilisation adds them to what was worked. */
@ApplicationScoped
class ReportService {
  private final ReportRepository reports;
  private final SetupService setup;
  private final HolidayService holidays;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  ReportService(
      ReportRepository reports,
      SetupService setup,
      HolidayService holidays,
      BusinessFacts businesses,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.reports = reports;
    this.setup = setup;
    this.holidays = holidays;
    this.businesses = businesses;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Fails with REPORT_NOT_FOUND or INVALID_REQUEST. */
  Uni<ReportTable> table(
      TenantId tenant, String name, @Nullable LocalDate from, @Nullable LocalDate to) {
    ReportDefinition report = Reports.require(name);
    DayRange days = DayRange.of(from, to, businesses.require(tenant).timeZone(), clock.now());
    return setup
        .ensure(tenant)
        .chain(
            () ->
                transactions.onConnection(
                    tenant, connection -> rows(connection, tenant, report, days)))
        .map(rows -> ReportTable.of(report, days, rows));
  }

  private Uni<List<Map<String, @Nullable Object>>> rows(
      SqlConnection connection, TenantId tenant, ReportDefinition report, DayRange days) {
    return report.equals(WorkReports.UTILISATION)
        ? utilisation(connection, tenant, days)
        : reports.rows(connection, tenant, report, days);
  }

  private Uni<List<Map<String, @Nullable Object>>> utilisation(
      SqlConnection connection, TenantId tenant, DayRange days) {
    return workingHours(connection, tenant, days)
        .chain(
            working ->
                reports
                    .worked(connection, tenant, days)
                    .map(worked -> utilisation(worked, working)));
  }

  private Uni<Map<UUID, Duration>> workingHours(
      SqlConnection connection, TenantId tenant, DayRange days) {
    Business business = businesses.require(tenant);
    return reports
        .setup(connection, tenant)
        .chain(
            found ->
                holidays
                    .of(found.settings().holidays(), business)
                    .map(calendar -> new OpeningHours(found.settings(), calendar))
                    .map(hours -> worked(new WorkingTimes(days.zone(), hours), found, days)));
  }

  private static Map<UUID, Duration> worked(
      WorkingTimes times, ReportRepository.Setup found, DayRange days) {
    Map<UUID, Duration> working = new HashMap<>();
    for (PlannedTechnician technician : found.technicians()) {
      working.put(
          technician.id(),
          days.days()
              .map(day -> times.workOn(technician, day))
              .reduce(Duration.ZERO, Duration::plus));
    }
    return working;
  }

  private static List<Map<String, @Nullable Object>> utilisation(
      List<Worked> worked, Map<UUID, Duration> working) {
    return worked.stream()
        .filter(one -> one.jobs() > 0 || working.containsKey(one.technicianId()))
        .map(one -> one.of(working.getOrDefault(one.technicianId(), Duration.ZERO)))
        .toList();
  }
}
