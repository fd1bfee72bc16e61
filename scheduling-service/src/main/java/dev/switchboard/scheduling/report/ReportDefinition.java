package dev.switchboard.scheduling.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;

/**
 * A report and what its numbers mean (features.md X6). Whoever changes what a number means raises
 * the version; {@code docs/reports.md} shows all of them.
 *
 * @param name as in its address
 * @param sql $1 tenant, $2 and $3 the first moment of the days and the one after them, $4 the zone
 */
record ReportDefinition(
    String name,
    int version,
    String title,
    String definition,
    List<Column> columns,
    @JsonIgnore String sql) {
  ReportDefinition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(sql, "sql");
    columns = List.copyOf(columns);
  }
}
