package dev.switchboard.scheduling.transfer;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.SchedulingError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file, read as a whole before anything of it is taken: half a file is no file.
 *
 * @param skipped rows that are no visits, with the reason
 * @param ignored names of columns that nothing is done with
 * @param repeated events that repeat, whose occurrences are among the rows
 */
record SourceFile(
    List<SourceRow> rows, List<RowReport> skipped, List<String> ignored, List<Repeated> repeated) {
  static final int MOST_ROWS = 20_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  SourceFile {
    rows = List.copyOf(rows);
    skipped = List.copyOf(skipped);
    ignored = List.copyOf(ignored);
    repeated = List.copyOf(repeated);
    if (rows.size() + skipped.size() > MOST_ROWS) {
      throw tooMany();
    }
  }

  static ApplicationException tooMany() {
    return unreadable("It has more than %d rows: send it in parts.".formatted(MOST_ROWS));
  }

  /**
   * @throws ApplicationException FILE_UNREADABLE when it is not UTF-8
   */
  static String text(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unreadable("It is not in UTF-8.");
    }
  }

  static ApplicationException unreadable(String why) {
    return new ApplicationException(SchedulingError.FILE_UNREADABLE, why);
  }
}
