package dev.switchboard.scheduling.report;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.SchedulingError;
import java.util.List;

/** All reports there are. */
final class Reports {
  static final List<ReportDefinition> ALL =
      List.of(
          WorkReports.SUMMARY,
          SalesReports.PIPELINE,
          WorkReports.SERVICE_MIX,
          SalesReports.LEAD_SOURCES,
          WorkReports.WORKLOAD,
          WorkReports.UTILISATION,
          WorkReports.OUTCOMES,
          SalesReports.REVENUE,
          CustomerReports.REPEAT_CUSTOMERS,
          CustomerReports.COHORTS,
          SalesReports.QUOTES,
          CustomerReports.NEIGHBOURHOODS);

  private Reports() {}

  /**
   * @throws ApplicationException REPORT_NOT_FOUND
   */
  static ReportDefinition require(String name) {
    return ALL.stream()
        .filter(report -> report.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ApplicationException(
                    SchedulingError.REPORT_NOT_FOUND,
                    "GET /v1/crm/reports lists the reports there are."));
  }
}
