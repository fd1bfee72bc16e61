package dev.switchboard.scheduling.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;

/** A time as calendars write it: what the wall clock of a zone shows, or UTC's with a Z. */
record EventTime(LocalDateTime wall, ZoneId zone) {
  private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final DateTimeFormatter EXTENDED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  EventTime {
    Objects.requireNonNull(wall, "wall");
    Objects.requireNonNull(zone, "zone");
  }

  /**
   * Empty when it is no time.
   *
   * @param zone of times without a Z
   */
  static Optional<EventTime> read(String text, ZoneId zone) {
    boolean utc = text.endsWith("Z");
    try {
      return Optional.of(
          new EventTime(
              LocalDateTime.parse(utc ? text.substring(0, text.length() - 1) : text, BASIC),
              utc ? ZoneOffset.UTC : zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Empty when it is no date. */
  static Optional<LocalDate> readDate(String text) {
    try {
      return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** RFC 5545, 3.3.5: as much later as the clock skips, and the first of two. */
  Instant instant() {
    return wall.atZone(zone).toInstant();
  }

  EventTime in(ZoneId other) {
    return zone.equals(other)
        ? this
        : new EventTime(LocalDateTime.ofInstant(instant(), other), other);
  }

  EventTime at(LocalDateTime other) {
    return new EventTime(other, zone);
  }

  /** As a calendar writes it. */
  String basic() {
    return wall.format(BASIC) + suffix();
  }

  /** As a row has it. */
  String extended() {
    return wall.format(EXTENDED) + suffix();
  }

  private String suffix() {
    return zone.equals(ZoneOffset.UTC) ? "Z" : "";
  }
}
