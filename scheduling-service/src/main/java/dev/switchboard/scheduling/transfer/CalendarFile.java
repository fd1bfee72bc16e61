package dev.switchboard.scheduling.transfer;

import dev.switchboard.platform.problem.ApplicationException;
import java.io.IOException;
import java.io.StringReader;
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
  static SourceFile read(byte[] body, Horizon horizon) {
    CalendarEvents events = new CalendarEvents();
    try {
      new CalendarParserImpl().parse(unfolded(SourceFile.text(body)), events);
    } catch (IOException | ParserException e) {
      throw SourceFile.unreadable("It is not iCalendar.");
    }
    return CalendarVisits.read(events.all(), horizon);
  }

  /** Lines end as the standard wants, however the program that wrote them ends its own. */
  private static UnfoldingReader unfolded(String text) {
    return new UnfoldingReader(new StringReader(text.replaceAll("\\r\\n?|\\n", "\r\n")));
  }
}
