package dev.switchboard.scheduling.report;

import static dev.switchboard.scheduling.report.Column.count;
import static dev.switchboard.scheduling.report.Column.currency;
import static dev.switchboard.scheduling.report.Column.money;
import static dev.switchboard.scheduling.report.Column.rate;
import static dev.switchboard.scheduling.report.Column.text;

import java.util.List;

/** What visits are worth, and where they come from. */
final class SalesReports {
  static final ReportDefinition PIPELINE =
      new ReportDefinition(
          "pipeline",
          1,
          "Pipeline by stage and value",
          "All visits that start on the days, by stage and currency. A visit's value is what was"
              + " quoted, else what was estimated; one with neither counts as 0.",
          List.of(
              text("jobStage", "the stage, in the pipeline's order"),
              currency(),
              count("appointments", "visits"),
              money("estimatedValue", "what was estimated, summed"),
              money("quotedValue", "what was quoted, summed"),
              money("value", "quoted, else estimated, summed")),
          Visits.OF_RANGE
              + """
              SELECT job_stage AS "jobStage", currency, count(*) AS appointments,
                     coalesce(sum(estimated_value), 0) AS "estimatedValue",
                     coalesce(sum(quoted_value), 0) AS "quotedValue", coalesce(sum(value), 0) AS value
              FROM visits GROUP BY job_stage, currency
              ORDER BY array_position(ARRAY['NEW', 'QUOTED', 'BOOKED', 'IN_PROGRESS',
                'PENDING_RESCHEDULE', 'COMPLETED', 'LOST'], job_stage), currency
              """);

  static final ReportDefinition LEAD_SOURCES =
      new ReportDefinition(
          "lead-sources",
          1,
          "Lead sources",
          "All visits that start on the days, by the source they came from and by currency. Lost is"
              + " cancelled or nobody at home; the value is that of the visits that are not lost:"
              + " quoted, else estimated.",
          List.of(
              text("leadSource", "channel and campaign; empty when unknown"),
              currency(),
              count("appointments", "visits"),
              count("customers", "different customers"),
              count("completed", "visits carried out"),
              count("lost", "cancelled or nobody at home"),
              money("value", "of those not lost")),
          Visits.OF_RANGE
              + """
              SELECT lead_source AS "leadSource", currency, count(*) AS appointments,
                     count(DISTINCT customer_id) AS customers,
                     count(*) FILTER (WHERE status = 'COMPLETED') AS completed,
                     count(*) FILTER (WHERE status IN ('CANCELLED', 'NO_SHOW')) AS lost,
                     coalesce(sum(value) FILTER (WHERE status NOT IN ('CANCELLED', 'NO_SHOW')), 0) AS value
              FROM visits GROUP BY lead_source, currency
              ORDER BY count(*) DESC, lead_source NULLS LAST, currency
              """);

  static final ReportDefinition REVENUE =
      new ReportDefinition(
          "revenue",
          1,
          "Revenue estimates",
          "Visits that start on the days and are not lost, by month and currency: what was estimated"
              + " beside what was quoted. Completed value is that of visits carried out, open value"
              + " that of the others: quoted, else estimated. These are estimates, not invoices.",
          List.of(
              text("month", "of the visit's start, YYYY-MM"),
              currency(),
              count("appointments", "visits that are not cancelled and not missed"),
              count("withoutValue", "of these: neither quoted nor estimated"),
              money("estimatedValue", "what was estimated, summed"),
              money("quotedValue", "what was quoted, summed"),
              money("completedValue", "of visits carried out"),
              money("openValue", "of visits still to be carried out")),
          Visits.OF_RANGE
              + """
              SELECT to_char(wall, 'YYYY-MM') AS month, currency, count(*) AS appointments,
                     count(*) FILTER (WHERE value IS NULL) AS "withoutValue",
                     coalesce(sum(estimated_value), 0) AS "estimatedValue",
                     coalesce(sum(quoted_value), 0) AS "quotedValue",
                     coalesce(sum(value) FILTER (WHERE status = 'COMPLETED'), 0) AS "completedValue",
                     coalesce(sum(value) FILTER (WHERE status <> 'COMPLETED'), 0) AS "openValue"
              FROM visits WHERE status NOT IN ('CANCELLED', 'NO_SHOW')
              GROUP BY 1, currency ORDER BY 1, currency
              """);

  static final ReportDefinition QUOTES =
      new ReportDefinition(
          "quotes",
          1,
          "Quotes and conversion",
          "Visits that start on the days and were quoted, by month and currency, as their quotes"
              + " stand now. Conversion is accepted of those decided: accepted, declined or expired.",
          List.of(
              text("month", "of the visit's start, YYYY-MM"),
              currency(),
              count("quotes", "visits with a quote"),
              count("open", "not decided yet"),
              count("accepted", "quotes accepted"),
              count("declined", "quotes declined"),
              count("expired", "quotes that ran out"),
              rate("conversion", "accepted of those decided"),
              money("quotedValue", "of all quotes"),
              money("acceptedValue", "of those accepted")),
          Visits.OF_RANGE
              + """
              SELECT to_char(wall, 'YYYY-MM') AS month, currency, count(*) AS quotes,
                     count(*) FILTER (WHERE quote_status = 'QUOTED') AS open,
                     count(*) FILTER (WHERE quote_status = 'ACCEPTED') AS accepted,
                     count(*) FILTER (WHERE quote_status = 'DECLINED') AS declined,
                     count(*) FILTER (WHERE quote_status = 'EXPIRED') AS expired,
                     round(count(*) FILTER (WHERE quote_status = 'ACCEPTED')::numeric
                       / nullif(count(*) FILTER (WHERE quote_status <> 'QUOTED'), 0), 4) AS conversion,
                     coalesce(sum(quoted_value), 0) AS "quotedValue",
                     coalesce(sum(quoted_value) FILTER (WHERE quote_status = 'ACCEPTED'), 0)
                       AS "acceptedValue"
              FROM visits WHERE quote_status <> 'NONE' GROUP BY 1, currency ORDER BY 1, currency
              """);

  private SalesReports() {}
}
