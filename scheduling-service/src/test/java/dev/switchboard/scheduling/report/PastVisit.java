package dev.switchboard.scheduling.report;

import dev.switchboard.contracts.Ids;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.stack.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visit as the table has it, whatever way it came there. */
record PastVisit(Map<String, @Nullable Object> columns) {
  static PastVisit at(String startsAt, int minutes, String status) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("status", status);
    columns.put("job_stage", stage(status));
    columns.put("starts_at", startsAt);
    columns.put("ends_at", Instant.parse(startsAt).plusSeconds(60L * minutes).toString());
    columns.put("customer_id", Ids.next());
    columns.put("service_type", "general_plumbing");
    columns.put("currency", "GBP");
    return new PastVisit(columns);
  }

  PastVisit with(String column, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new HashMap<>(columns);
    changed.put(column, value);
    return new PastVisit(changed);
  }

  PastVisit quoted(String value, String status) {
    return with("quoted_value", value).with("quote_status", status);
  }

  private boolean isDecided() {
    return Set.of("ACCEPTED", "DECLINED", "EXPIRED")
        .contains(String.valueOf(columns.get("quote_status")));
  }

  void in(Shop shop, String technicianId) {
    Database.run(
        """
        INSERT INTO appointment (tenant_id, id, version, placed_version, status, customer_id,
          customer_name, customer_address, technician_id, service_type, service_name, starts_at, ends_at,
          time_zone, emergency, job_stage, currency, estimated_value, quoted_value, quote_status,
          quoted_at, quote_decided_at, lead_source, late_cancel)
        VALUES (?, ?, 1, 1, ?, ?, 'Ana', ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, 'Europe/London', false,
          ?, ?, ?::numeric, ?::numeric, coalesce(?, 'NONE'),
          ?::timestamptz, ?::timestamptz, ?, coalesce(?::boolean, false))
        """,
        shop.tenant().value(),
        Ids.next(),
        columns.get("status"),
        columns.get("customer_id"),
        columns.get("customer_address"),
        UUID.fromString(technicianId),
        columns.get("service_type"),
        "Name of " + columns.get("service_type"),
        columns.get("starts_at"),
        columns.get("ends_at"),
        columns.get("job_stage"),
        columns.get("currency"),
        columns.get("estimated_value"),
        columns.get("quoted_value"),
        columns.get("quote_status"),
        columns.get("quoted_value") == null ? null : columns.get("starts_at"),
        isDecided() ? columns.get("starts_at") : null,
        columns.get("lead_source"),
        columns.get("late_cancel"));
  }

  private static String stage(String status) {
    return switch (status) {
      case "SCHEDULED", "CONFIRMED" -> "BOOKED";
      case "CANCELLED", "NO_SHOW" -> "LOST";
      default -> status;
    };
  }
}
