package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Money;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.availability.Occupied;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Visits from elsewhere as JSON rows, by column: jsonb_populate_recordset reads them. */
record TakeoverRows(UUID tenant, TakeoverDecisions decisions) {
  TakeoverRows {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(decisions, "decisions");
  }

  String reservations() {
    return json(
        decisions.taken().stream()
            .filter(visit -> decisions.of(visit).place() != null)
            .map(visit -> reservation(visit, Objects.requireNonNull(decisions.of(visit).place())))
            .toList());
  }

  String appointments() {
    return json(decisions.taken().stream().map(this::appointment).toList());
  }

  String origins() {
    return json(decisions.taken().stream().map(this::origin).toList());
  }

  /** Of what was changed. */
  String changedOrigins() {
    return json(decisions.applied().stream().map(this::origin).toList());
  }

  private Map<String, @Nullable Object> reservation(Takeover visit, Occupied place) {
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

  private Map<String, @Nullable Object> appointment(Takeover visit) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("tenant_id", tenant);
    row.put("id", visit.id());
    row.put("status", visit.status());
    row.put("job_stage", JobStage.of(visit.status()));
    row.put("customer_id", visit.customer().id());
    row.put("customer_name", visit.customer().name());
    row.put("customer_phone", visit.customer().phone());
    row.put("customer_address", visit.customer().address());
    row.put("technician_id", decisions.technicianOf(visit));
    row.put("service_type", visit.service().code());
    row.put("service_name", visit.service().name());
    row.put("starts_at", visit.visit().startsAt());
    row.put("ends_at", visit.visit().endsAt());
    row.put("time_zone", visit.visit().zone().getId());
    row.put("description", visit.description());
    row.put("emergency", visit.emergency());
    row.put("lead_source", visit.leadSource());
    row.put("tags", visit.tags());
    row.put("tag_keys", visit.tags().stream().map(Tags::key).toList());
    row.put("currency", visit.value().currency().getCurrencyCode());
    row.put("estimated_value", amount(visit.value().estimated()));
    Quote quote = visit.value().quote(decisions.batch().now());
    row.put("quoted_value", amount(quote.value()));
    row.put("quote_status", quote.status());
    row.put("quoted_at", quote.quotedAt());
    row.put("quote_decided_at", quote.decidedAt());
    row.put("reminder_sent", visit.reminded());
    return row;
  }

  private Map<String, @Nullable Object> origin(Takeover visit) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("tenant_id", tenant);
    row.put("external_id", visit.externalId());
    row.put("appointment_id", visit.id());
    row.put("version", 1);
    row.put("content", visit.content());
    return row;
  }

  private Map<String, @Nullable Object> origin(TakeoverChange change) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("tenant_id", tenant);
    row.put("external_id", change.wanted().externalId());
    row.put("version", change.now().version());
    row.put("content", change.wanted().content());
    return row;
  }

  private static String json(List<?> rows) {
    return Objects.requireNonNull(Rows.write(rows));
  }

  private static @Nullable Object amount(@Nullable Money money) {
    return money == null ? null : money.amount();
  }
}
