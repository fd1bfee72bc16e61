package dev.switchboard.scheduling.transfer;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a file.
 *
 * @param dryRun nothing was taken
 * @param counts rows by outcome
 * @param ignoredColumns names that nothing is done with
 * @param repeating events that repeat, and how many visits were read from each
 * @param rows in the file's order
 */
record ImportReport(
    boolean dryRun,
    Map<RowReport.Outcome, Integer> counts,
    List<String> ignoredColumns,
    List<Repeated> repeating,
    List<RowReport> rows) {
  ImportReport {
    counts = Map.copyOf(counts);
    ignoredColumns = List.copyOf(ignoredColumns);
    repeating = List.copyOf(repeating);
    rows = List.copyOf(rows);
  }

  static ImportReport of(boolean dryRun, ImportPlan plan, List<RowReport> rows) {
    Map<RowReport.Outcome, Integer> counts = new EnumMap<>(RowReport.Outcome.class);
    rows.forEach(row -> counts.merge(row.outcome(), 1, Integer::sum));
    return new ImportReport(
        dryRun,
        counts,
        plan.ignored(),
        plan.repeated(),
        rows.stream()
            .sorted(Comparator.comparing(RowReport::row).thenComparing(RowReport::knownAs))
            .toList());
  }
}
