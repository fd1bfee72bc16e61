package dev.switchboard.scheduling.report;

import static dev.switchboard.scheduling.report.Column.count;
import static dev.switchboard.scheduling.report.Column.currency;
import static dev.switchboard.scheduling.report.Column.money;
import static dev.switchboard.scheduling.report.Column.rate;
import static dev.switchboard.scheduling.report.Column.text;

import java.util.List;

/** Who comes back, and where customers live. */
final class CustomerReports {
  static final ReportDefinition REPEAT_CUSTOMERS =
      new ReportDefinition(
          "repeat-customers",
          1,
          "Repeat customers",
          "Customers with a visit carried out on the days, by month. Returning is who had another"
              + " visit carried out before the first one of that month, however long ago.",
          List.of(
              text("month", "of the visit's start, YYYY-MM"),
              count("customers", "different customers with a visit carried out"),
              count("firstTime", "of these: for the first time"),
              count("returning", "of these: not for the first time"),
              rate("returningRate", "returning of all")),
          Visits.OF_RANGE
              + """
              , seen AS (
                SELECT to_char(v.wall, 'YYYY-MM') AS month, v.customer_id, min(v.starts_at) AS first
                FROM visits v WHERE v.status = 'COMPLETED' GROUP BY 1, 2),
              known AS (
                SELECT s.month, EXISTS (
                  SELECT FROM appointment e
                  WHERE e.tenant_id = $1 AND e.customer_id = s.customer_id AND e.starts_at < s.first
                    AND e.status = 'COMPLETED') AS again
                FROM seen s)
              SELECT month, count(*) AS customers, count(*) FILTER (WHERE NOT again) AS "firstTime",
                     count(*) FILTER (WHERE again) AS "returning",
                     round(count(*) FILTER (WHERE again)::numeric / count(*), 4) AS "returningRate"
              FROM known GROUP BY month ORDER BY month
              """);

  static final ReportDefinition COHORTS =
      new ReportDefinition(
          "cohorts",
          1,
          "Cohorts",
          "Customers whose first visit ever that was carried out starts on the days, by its month;"
              + " and how many of them had a visit carried out so many months later, up to the last"
              + " of the days. A month without any has no row.",
          List.of(
              text("firstMonth", "of the first visit, YYYY-MM"),
              count("monthsSince", "0 is that month itself"),
              count("customers", "of the cohort, with a visit carried out in that month"),
              count("cohortSize", "customers of that first month"),
              rate("rate", "customers of the cohort")),
          Visits.OF_RANGE
              + """
              , months AS (
                SELECT v.customer_id, date_trunc('month', v.wall) AS month,
                       min(date_trunc('month', min(v.wall))) OVER (PARTITION BY v.customer_id) AS first
                FROM visits v
                WHERE v.status = 'COMPLETED' AND NOT EXISTS (
                  SELECT FROM appointment e
                  WHERE e.tenant_id = $1 AND e.customer_id = v.customer_id AND e.starts_at < $2
                    AND e.status = 'COMPLETED')
                GROUP BY 1, 2)
              SELECT to_char(first, 'YYYY-MM') AS "firstMonth",
                     (extract(year FROM age(month, first)) * 12
                       + extract(month FROM age(month, first)))::bigint AS "monthsSince",
                     count(*) AS customers,
                     max(count(*)) OVER (PARTITION BY first) AS "cohortSize",
                     round(count(*)::numeric / max(count(*)) OVER (PARTITION BY first), 4) AS rate
              FROM months GROUP BY first, month ORDER BY 1, 2
              """);

  static final ReportDefinition NEIGHBOURHOODS =
      new ReportDefinition(
          "neighbourhoods",
          1,
          "Neighbourhoods",
          "Visits that start on the days and are not lost, by where they are and by currency, from"
              + " the address as it was when they were booked. Where: the postcode, if the address"
              + " has one (the outward half of a British one, letter and four digits of an Argentine"
              + " one, digits after CP or ZIP); else the last part but one of an address in three and"
              + " more parts by commas, as in: street, neighbourhood, town; the last of two; else it"
              + " is unknown. Case does not count.",
          List.of(
              text("neighbourhood", "a postcode or a name; empty when unknown"),
              currency(),
              count("appointments", "visits"),
              count("customers", "different customers"),
              count("completed", "visits carried out"),
              money("value", "quoted, else estimated, summed")),
          Visits.OF_RANGE
              + """
              SELECT neighbourhood(customer_address) AS neighbourhood, currency,
                     count(*) AS appointments, count(DISTINCT customer_id) AS customers,
                     count(*) FILTER (WHERE status = 'COMPLETED') AS completed,
                     coalesce(sum(value), 0) AS value
              FROM visits WHERE status NOT IN ('CANCELLED', 'NO_SHOW')
              GROUP BY 1, currency ORDER BY count(*) DESC, 1 NULLS LAST, currency
              """);

  private CustomerReports() {}
}
