package dev.switchboard.scheduling.transfer;

import dev.switchboard.scheduling.transfer.Reading.Draft;
import dev.switchboard.scheduling.transfer.Reading.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was understood.
 *
 * @param drafts by what was read, in the file's order
 * @param refused with a reason each; the same of an event's occurrences once
 */
record ImportPlan(
    List<Draft> drafts, List<RowReport> refused, List<String> ignored, List<Repeated> repeated) {
  ImportPlan {
    drafts = List.copyOf(drafts);
    refused = List.copyOf(refused);
    ignored = List.copyOf(ignored);
    repeated = List.copyOf(repeated);
  }

  static ImportPlan of(SourceFile file, RowReader reader) {
    List<Draft> drafts = new ArrayList<>();
    List<RowReport> refused = new ArrayList<>(file.skipped());
    Set<Same> told = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    for (SourceRow row : file.rows()) {
      @Nullable Integer before =
          row.text(Field.EXTERNAL_ID).map(id -> seen.putIfAbsent(id, row.number())).orElse(null);
      Reading reading = before == null ? reader.read(row) : twice(row);
      switch (reading) {
        case Draft draft -> drafts.add(draft);
        case Refused one -> {
          if (told.add(Same.of(one.report()))) {
            refused.add(one.report());
          }
        }
      }
    }
    return new ImportPlan(drafts, refused, file.ignored(), file.repeated());
  }

  /** Some hundred at a time, by start: few days are locked by each. */
  List<List<Draft>> batches(int size) {
    List<Draft> ordered = drafts.stream().sorted(Comparator.comparing(Draft::startsAt)).toList();
    List<List<Draft>> batches = new ArrayList<>();
    for (int from = 0; from < ordered.size(); from += size) {
      batches.add(ordered.subList(from, Math.min(from + size, ordered.size())));
    }
    return batches;
  }

  private static Reading twice(SourceRow row) {
    return new Refused(
        RowReport.invalid(
            row.number(),
            row.text(Field.EXTERNAL_ID).orElse(null),
            Problem.of(Field.EXTERNAL_ID, Problem.Code.DUPLICATE)));
  }

  /** What is wrong with an event is wrong with each of its occurrences. */
  private record Same(int row, List<Problem> problems) {
    static Same of(RowReport report) {
      return new Same(report.row(), report.problems());
    }
  }
}
