package dev.switchboard.scheduling.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV. A text that a spreadsheet would run begins with an apostrophe, which spreadsheets
 * do not show; numbers and dates are ours and stay as they are.
 */
public final class CsvText {
  /** The media type, as it is answered. */
  public static final String MEDIA_TYPE = "text/csv";

  private static final String RUN_BY_SPREADSHEETS = "=+-@\t\r\n";
  private static final String QUOTED_BY = "'";

  private CsvText() {}

  /**
   * One line with its end.
   *
   * @param cells texts, numbers, dates, ids, or collections, which are joined by {@code ;}
   */
  public static String line(List<? extends @Nullable Object> cells) {
    StringBuilder line = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(line, CSVFormat.RFC4180)) {
      printer.printRecord(cells.stream().map(CsvText::cell));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  /** A text as it was before it was made harmless. */
  public static String original(String cell) {
    return cell.startsWith(QUOTED_BY) && isRun(cell.substring(1)) ? cell.substring(1) : cell;
  }

  private static @Nullable Object cell(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> harmless(text);
      case BigDecimal number -> number.toPlainString();
      case Collection<?> many ->
          harmless(many.stream().map(String::valueOf).collect(Collectors.joining(";")));
      default -> value;
    };
  }

  private static String harmless(String text) {
    return isRun(text) ? QUOTED_BY + text : text;
  }

  private static boolean isRun(String text) {
    return !text.isEmpty() && RUN_BY_SPREADSHEETS.indexOf(text.charAt(0)) >= 0;
  }
}
