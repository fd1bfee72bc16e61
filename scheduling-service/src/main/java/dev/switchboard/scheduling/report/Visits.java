package dev.switchboard.scheduling.report;

/** Which visits a range of days has: the same for every report. */
final class Visits {
  static final String OF_RANGE =
      """
      WITH visits AS (
        SELECT a.customer_id, a.customer_address, a.technician_id, a.service_type, a.service_name,
               a.status, a.job_stage, a.lead_source, a.quote_status, a.late_cancel, a.currency,
               a.estimated_value, a.quoted_value, coalesce(a.quoted_value, a.estimated_value) AS value,
               a.starts_at, extract(epoch FROM a.ends_at - a.starts_at) AS seconds,
               a.starts_at AT TIME ZONE $4 AS wall
        FROM appointment a WHERE a.tenant_id = $1 AND a.starts_at >= $2 AND a.starts_at < $3)
      """;

  /** Somebody goes or went there: also when nobody was at home. */
  static final String WORKED =
      "status IN ('SCHEDULED', 'CONFIRMED', 'IN_PROGRESS', 'COMPLETED', 'NO_SHOW')";

  private Visits() {}
}
