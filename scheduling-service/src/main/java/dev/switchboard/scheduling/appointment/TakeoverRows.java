package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Money;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.appointment.TakeoverPolicy.Decision;
import dev.switchboard.scheduling.availability.Occupied;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Visits from elsewhere as rows, by column: jsonb_populate_recordset reads them. */
final class TakeoverRows {
  private TakeoverRows() {}

  static Map<String, @Nullable Object> reservation(UUID tenant, Takeover visit, Occupied place) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("tenant_id", tenant);
    row.put("id", visit.id());
    row.put("technician_id", place.technicianId());
    row.put("day", place.day());
    row.put("starts_at", place.startsAt());
    row.put("ends_at", visit.visit().endsAt());
    row.put("blocked_until", place.blockedUntil());
    return row;
  }

  static Map<String, @Nullable Object> appointment(UUID tenant, Takeover visit, Decision decision) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("tenant_id", tenant);
    row.put("id", visit.id());
    row.put("status", visit.status());
    row.put("job_stage", JobStage.of(visit.status()));
    row.put("customer_id", visit.customer().id());
    row.put("customer_name", visit.customer().name());
    row.put("customer_phone", visit.customer().phone());
    row.put("customer_address", visit.customer().address());
    row.put("technician_id", decision.technicianId());
    row.put("service_type", visit.service().code());
    row.put("service_name", visit.service().name());
    row.put("starts_at", visit.visit().startsAt());
    row.put("ends_at", visit.visit().endsAt());
    row.put("time_zone", visit.visit().zone().getId());
    row.put("description", visit.description());
    row.put("emergency", visit.emergency());
    row.put("lead_source", visit.leadSource());
    row.put("tags", visit.tags());
    row.put("currency", visit.value().currency().getCurrencyCode());
    row.put("estimated_value", amount(visit.value().estimated()));
    row.put("quoted_value", amount(visit.value().quoted()));
    row.put("quote_status", visit.value().quoteStatus());
    row.put("reminder_sent", visit.reminded());
    return row;
  }

  static Map<String, @Nullable Object> origin(UUID tenant, Takeover visit) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("tenant_id", tenant);
    row.put("external_id", visit.externalId());
    row.put("appointment_id", visit.id());
    row.put("content", visit.content());
    return row;
  }

  static @Nullable String text(Object rows) {
    return Rows.write(rows);
  }

  private static @Nullable Object amount(@Nullable Money money) {
    return money == null ? null : money.amount();
  }
}
