package dev.switchboard.scheduling.report;

import static dev.switchboard.scheduling.report.Column.count;
import static dev.switchboard.scheduling.report.Column.hours;
import static dev.switchboard.scheduling.report.Column.rate;
import static dev.switchboard.scheduling.report.Column.text;

import java.util.List;
import java.util.stream.Stream;

/** What is done, by whom, and what comes of it. */
final class WorkReports {
  private static final Column TECHNICIAN_ID = new Column("technicianId", Column.Kind.ID, "who");
  private static final Column TECHNICIAN = text("technician", "his name, as it is now");

  private static final String OUTCOMES_COLUMNS =
      """
      count(*) AS appointments,
      count(*) FILTER (WHERE status = 'COMPLETED') AS completed,
      count(*) FILTER (WHERE status = 'NO_SHOW') AS "noShows",
      count(*) FILTER (WHERE status = 'CANCELLED') AS cancelled,
      count(*) FILTER (WHERE status = 'CANCELLED' AND late_cancel) AS "lateCancelled",
      round(count(*) FILTER (WHERE status = 'NO_SHOW')::numeric
        / nullif(count(*) FILTER (WHERE status IN ('NO_SHOW', 'COMPLETED')), 0), 4) AS "noShowRate",
      round(count(*) FILTER (WHERE status = 'CANCELLED')::numeric / nullif(count(*), 0), 4) AS "cancelRate",
      round(count(*) FILTER (WHERE status = 'CANCELLED' AND late_cancel)::numeric
        / nullif(count(*), 0), 4) AS "lateCancelRate"
      """;

  private static final List<Column> OUTCOMES_SHOWN =
      List.of(
          count("appointments", "visits, the cancelled ones too"),
          count("completed", "visits carried out"),
          count("noShows", "nobody was at home"),
          count("cancelled", "visits cancelled, in time or late"),
          count("lateCancelled", "of these: too late by the business's policy of then"),
          rate("noShowRate", "nobody at home, of those carried out or missed"),
          rate("cancelRate", "cancelled, of all"),
          rate("lateCancelRate", "cancelled late, of all"));

  static final ReportDefinition SUMMARY =
      new ReportDefinition(
          "summary",
          1,
          "The days at a glance",
          "One row for the days: the numbers of cards. Each is defined as in the report that has the"
              + " same column by month, day or technician.",
          and(
              OUTCOMES_SHOWN,
              count("customers", "different customers"),
              count("jobs", "as in workload"),
              hours("hours", "as in workload")),
          Visits.OF_RANGE
              + "SELECT "
              + OUTCOMES_COLUMNS
              + """
              , count(DISTINCT customer_id) AS customers,
              count(*) FILTER (WHERE %1$s) AS jobs,
              round(coalesce(sum(seconds) FILTER (WHERE %1$s), 0) / 3600, 2) AS hours
              FROM visits
              """
                  .formatted(Visits.WORKED));

  static final ReportDefinition OUTCOMES =
      new ReportDefinition(
          "outcomes",
          1,
          "No-shows and cancellations",
          "All visits that start on the days, by month. A no-show is counted against the visits that"
              + " somebody went to, a cancellation against all.",
          and(List.of(text("month", "of the visit's start, YYYY-MM")), OUTCOMES_SHOWN),
          Visits.OF_RANGE
              + "SELECT to_char(wall, 'YYYY-MM') AS month, "
              + OUTCOMES_COLUMNS
              + "FROM visits GROUP BY 1 ORDER BY 1");

  static final ReportDefinition SERVICE_MIX =
      new ReportDefinition(
          "service-mix",
          1,
          "Service mix",
          "Visits that start on the days and are not cancelled, by service type; the most frequent"
              + " first.",
          List.of(
              text("serviceType", "its code"),
              text("serviceName", "its name in its newest visit"),
              count("appointments", "visits"),
              rate("share", "of all that are not cancelled"),
              count("completed", "visits carried out"),
              hours("hours", "how long they last")),
          Visits.OF_RANGE
              + """
              SELECT service_type AS "serviceType",
                     (array_agg(service_name ORDER BY starts_at DESC))[1] AS "serviceName",
                     count(*) AS appointments, round(count(*) / sum(count(*)) OVER (), 4) AS share,
                     count(*) FILTER (WHERE status = 'COMPLETED') AS completed,
                     round(sum(seconds) / 3600, 2) AS hours
              FROM visits WHERE status <> 'CANCELLED'
              GROUP BY service_type ORDER BY count(*) DESC, service_type
              """);

  static final ReportDefinition WORKLOAD =
      new ReportDefinition(
          "workload",
          1,
          "Workload",
          "Jobs by day and technician: visits that are scheduled, confirmed, under way, carried out,"
              + " or to which somebody went in vain. A visit belongs whole to the day it starts on;"
              + " hours are hours that pass, also when the clock changes.",
          List.of(
              new Column("day", Column.Kind.DATE, "of the visit's start"),
              TECHNICIAN_ID,
              TECHNICIAN,
              count("jobs", "visits"),
              hours("hours", "how long they last, without travel")),
          Visits.OF_RANGE
              + """
              SELECT v.wall::date AS day, t.id AS "technicianId", t.name AS technician,
                     count(*) AS jobs, round(sum(v.seconds) / 3600, 2) AS hours
              FROM visits v JOIN technician t ON t.tenant_id = $1 AND t.id = v.technician_id
              WHERE v.%s GROUP BY 1, t.id, t.name ORDER BY 1, t.name, t.id
              """
                  .formatted(Visits.WORKED));

  /** Its last two columns are worked out from the opening hours. */
  static final ReportDefinition UTILISATION =
      new ReportDefinition(
          "utilisation",
          1,
          "Utilisation",
          "Hours of jobs (as in workload) of the hours that a technician works on these days while"
              + " the business is open: by the settings, holidays, hours and days off as they are"
              + " now. More than 1 is work outside of these hours. Left out is who neither works nor"
              + " had a job; the crew works only while nobody else is named.",
          List.of(
              TECHNICIAN_ID,
              TECHNICIAN,
              count("jobs", "as in workload"),
              hours("bookedHours", "as hours in workload"),
              hours("workingHours", "his hours of work"),
              rate("utilisation", "booked of working hours")),
          Visits.OF_RANGE
              + """
              SELECT t.id AS "technicianId", t.name AS technician, count(v.status) AS jobs,
                     coalesce(sum(v.seconds), 0)::bigint AS seconds
              FROM technician t LEFT JOIN visits v ON v.technician_id = t.id AND v.%s
              WHERE t.tenant_id = $1 GROUP BY t.id, t.name ORDER BY t.name, t.id
              """
                  .formatted(Visits.WORKED));

  private WorkReports() {}

  private static List<Column> and(List<Column> some, Column... more) {
    return and(some, List.of(more));
  }

  private static List<Column> and(List<Column> some, List<Column> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
