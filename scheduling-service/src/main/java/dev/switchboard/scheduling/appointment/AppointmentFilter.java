package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which appointments a list shows; every condition that is absent lets all through.
 *
 * @param statuses any of these; none: all
 * @param emergency true: those only; false: the others
 * @param tag regardless of case
 * @param stage one of the seven, or the code of an own one
 * @param from those that start at this moment or later
 * @param to and before this one
 */
record AppointmentFilter(
    @Nullable UUID customerId,
    List<AppointmentStatus> statuses,
    @Nullable String serviceType,
    @Nullable Boolean emergency,
    @Nullable String tag,
    @Nullable UUID technicianId,
    @Nullable String leadSource,
    @Nullable String stage,
    @Nullable Instant from,
    @Nullable Instant to) {
  AppointmentFilter {
    statuses = List.copyOf(statuses);
  }

  /** Goes on after the tenant's condition, whose parameter is the first. */
  String conditions(PageRequest page) {
    StringBuilder sql = new StringBuilder();
    int parameter = 2;
    sql.append(literals());
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

  /** What a partial index can be chosen by; our own words, never a caller's. */
  private String literals() {
    StringBuilder sql = new StringBuilder();
    if (!statuses.isEmpty()) {
      sql.append(" AND a.status IN (")
          .append(statuses.stream().map(one -> "'" + one + "'").collect(Collectors.joining(", ")))
          .append(')');
    }
    if (emergency != null) {
      sql.append(emergency ? " AND a.emergency" : " AND NOT a.emergency");
    }
    usualStage().ifPresent(usual -> sql.append(" AND a.job_stage = '").append(usual).append('\''));
    return sql.toString();
  }

  private Optional<JobStage> usualStage() {
    return Arrays.stream(JobStage.values()).filter(usual -> usual.name().equals(stage)).findFirst();
  }

  private List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    add(conditions, "customer_id = $%d", customerId);
    add(conditions, "service_type = $%d", serviceType);
    add(conditions, "id IN (SELECT appointments_tagged($%d))", tag == null ? null : Tags.key(tag));
    add(conditions, "technician_id = $%d", technicianId);
    add(conditions, "lead_source = $%d", leadSource);
    add(conditions, "own_stage = $%d", usualStage().isPresent() ? null : stage);
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
