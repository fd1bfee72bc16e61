package dev.switchboard.scheduling.transfer;

import dev.switchboard.platform.problem.ApplicationException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/**
 * Events of an iCalendar file (RFC 5545). Only its lines are read by the library: its own idea of
 * time zones would look them up in the network.
 */
final class CalendarFile {
  private CalendarFile() {}

  /**
   * @throws ApplicationException FILE_UNREADABLE
   */
  static SourceFile read(byte[] body) {
    CalendarEvents events = new CalendarEvents();
    try {
      new CalendarParserImpl().parse(unfolded(SourceFile.text(body)), events);
    } catch (IOException | ParserException e) {
      throw SourceFile.unreadable("It is not iCalendar.");
    }
    List<SourceRow> rows = new ArrayList<>();
    List<RowReport> skipped = new ArrayList<>();
    for (CalendarEvent event : events.all()) {
      event.skipped().ifPresentOrElse(skipped::add, () -> rows.add(event.row(events.zones())));
    }
    return new SourceFile(rows, skipped, List.of());
  }

  /** Lines end as the standard wants, however the program that wrote them ends its own. */
  private static UnfoldingReader unfolded(String text) {
    return new UnfoldingReader(new StringReader(text.replaceAll("\\r\\n?|\\n", "\r\n")));
  }
}
