package dev.switchboard.scheduling.transfer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;

/** Calendars as tests write them, read on Tuesday 24 November 2026 at nine in Buenos Aires. */
final class CalendarText {
  static final ZoneId BUENOS_AIRES = ZoneId.of("America/Argentina/Buenos_Aires");
  static final Horizon HORIZON = new Horizon(Instant.parse("2026-11-24T12:00:00Z"), BUENOS_AIRES);

  private CalendarText() {}

  static String of(String events) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
        + events.replace("\n", "\r\n")
        + "END:VCALENDAR\r\n";
  }

  static String event(String lines) {
    return "BEGIN:VEVENT\n" + lines + "END:VEVENT\n";
  }

  static SourceFile read(String events) {
    return CalendarFile.read(of(events).getBytes(StandardCharsets.UTF_8), HORIZON);
  }
}
