package dev.switchboard.scheduling.report;

import dev.switchboard.scheduling.csv.CsvText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A report's numbers for some days: what JSON shows, and CSV of the same rows (features.md X6).
 *
 * @param from the first day
 * @param to the last day, which counts
 * @param timeZone whose days they are
 * @param rows by column, in the columns' order
 */
record ReportTable(
    String name,
    int version,
    String title,
    String definition,
    LocalDate from,
    LocalDate to,
    String timeZone,
    List<Map<String, @Nullable Object>> rows) {
  ReportTable {
    Objects.requireNonNull(name, "name");
    rows = List.copyOf(rows);
  }

  static ReportTable of(
      ReportDefinition report, DayRange days, List<Map<String, @Nullable Object>> rows) {
    return new ReportTable(
        report.name(),
        report.version(),
        report.title(),
        report.definition(),
        days.from(),
        days.to(),
        days.zone().getId(),
        rows);
  }

  /** One line for the columns' names, one for each row. */
  String csv() {
    List<String> columns = Reports.require(name).columns().stream().map(Column::name).toList();
    StringBuilder text = new StringBuilder(CsvText.line(columns));
    rows.forEach(row -> text.append(CsvText.line(columns.stream().map(row::get).toList())));
    return text.toString();
  }

  /** Says which numbers these are: a file outlives the version of its definition. */
  String fileName() {
    return "%s-v%d-%s-%s.csv".formatted(name, version, from, to);
  }
}
