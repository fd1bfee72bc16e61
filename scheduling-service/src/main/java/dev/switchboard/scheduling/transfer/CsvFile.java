package dev.switchboard.scheduling.transfer;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.csv.CsvText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of CSV, separated by commas or by semicolons, under a line of names. */
final class CsvFile {
  private CsvFile() {}

  /**
   * @throws ApplicationException FILE_UNREADABLE
   */
  static SourceFile read(byte[] body) {
    String text = SourceFile.text(body);
    try (CSVParser parser = CSVParser.parse(text, format(text))) {
      return read(parser);
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw SourceFile.unreadable("A quote is not closed, or something follows it.");
    }
  }

  private static SourceFile read(CSVParser parser) {
    var records = parser.iterator();
    if (!records.hasNext()) {
      throw SourceFile.unreadable("There is no line with the columns' names.");
    }
    List<Optional<Field>> columns = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    for (String name : records.next()) {
      Optional<Field> field = Field.named(name).filter(one -> !columns.contains(Optional.of(one)));
      columns.add(field);
      if (field.isEmpty()) {
        ignored.add(name.strip());
      }
    }
    List<SourceRow> rows = new ArrayList<>();
    while (records.hasNext() && rows.size() <= SourceFile.MOST_ROWS) {
      rows.add(row(records.next(), columns));
    }
    return new SourceFile(rows, List.of(), ignored, List.of());
  }

  private static SourceRow row(CSVRecord record, List<Optional<Field>> columns) {
    Map<Field, String> texts = new EnumMap<>(Field.class);
    for (int i = 0; i < Math.min(columns.size(), record.size()); i++) {
      String text = CsvText.original(record.get(i).strip()).strip();
      if (!text.isEmpty()) {
        columns.get(i).ifPresent(field -> texts.put(field, text));
      }
    }
    return new SourceRow(Math.toIntExact(record.getRecordNumber()), texts);
  }

  /** Whichever of the two the line of names has more of. */
  private static CSVFormat format(String text) {
    String names = text.lines().findFirst().orElse("");
    boolean semicolons =
        names.chars().filter(one -> one == ';').count()
            > names.chars().filter(one -> one == ',').count();
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(semicolons ? ';' : ',')
        .setIgnoreEmptyLines(true)
        .get();
  }
}
