package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which appointments a list shows; every condition that is absent lets all through.
 *
 * @param from those that start at this moment or later
 * @param to and before this one
 */
record AppointmentFilter(
    @Nullable UUID customerId,
    @Nullable AppointmentStatus status,
    @Nullable UUID technicianId,
    @Nullable Instant from,
    @Nullable Instant to) {

  /** Goes on after the tenant's condition, whose parameter is the first. */
  String conditions(PageRequest page) {
    StringBuilder sql = new StringBuilder();
    int parameter = 2;
    for (Condition condition : conditions()) {
      sql.append(" AND a.").append(condition.sql().formatted(parameter++));
    }
    if (page.after() != null) {
      sql.append(" AND (a.starts_at, a.id) > ($%d, $%d)".formatted(parameter++, parameter++));
    }
    return sql.append(" ORDER BY a.starts_at, a.id LIMIT ").append(page.rowsToRead()).toString();
  }

  Tuple parameters(TenantId tenant, PageRequest page) {
    Tuple parameters = Tuple.of(tenant.value());
    for (Condition condition : conditions()) {
      parameters.addValue(condition.value());
    }
    return page.cursor()
        .map(after -> parameters.addOffsetDateTime(Rows.utc(after.instant())).addUUID(after.id()))
        .orElse(parameters);
  }

  private List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    add(conditions, "customer_id = $%d", customerId);
    add(conditions, "status = $%d", status == null ? null : status.name());
    add(conditions, "technician_id = $%d", technicianId);
    add(conditions, "starts_at >= $%d", from == null ? null : Rows.utc(from));
    add(conditions, "starts_at < $%d", to == null ? null : Rows.utc(to));
    return conditions;
  }

  private static void add(List<Condition> conditions, String sql, @Nullable Object value) {
    if (value != null) {
      conditions.add(new Condition(sql, value));
    }
  }

  private record Condition(String sql, Object value) {}
}
