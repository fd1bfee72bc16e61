package dev.switchboard.scheduling.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of iCalendar (RFC 5545 3.1): ended by CR LF, folded so that none is longer than 75 octets,
 * never inside of a character.
 */
final class ContentLines {
  private static final int LONGEST = 75;
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n]]");

  private final StringBuilder text = new StringBuilder();

  /** A value that needs no escape. */
  void add(String name, String value) {
    fold(name + ":" + value);
  }

  /** A value that people wrote; nothing for one that is absent or empty. */
  void addText(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      add(name, escaped(value));
    }
  }

  void addUtc(String name, Instant moment) {
    add(name, utc(moment));
  }

  /**
   * On the wall clock, unless that shows this time twice and would be read as the first one (RFC
   * 5545 3.3.5).
   */
  void addZoned(String name, Instant moment, ZoneId zone) {
    LocalDateTime shown = LocalDateTime.ofInstant(moment, zone);
    if (shown.atZone(zone).withEarlierOffsetAtOverlap().toInstant().equals(moment)) {
      add(name + ";TZID=" + zone.getId(), local(shown));
    } else {
      addUtc(name, moment);
    }
  }

  static String local(LocalDateTime shown) {
    return LOCAL.format(shown);
  }

  private static String utc(Instant moment) {
    return LOCAL.format(moment.atOffset(ZoneOffset.UTC)) + "Z";
  }

  static String escaped(String value) {
    return CONTROL
        .matcher(value.replace("\r\n", "\n"))
        .replaceAll(" ")
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\n", "\\n");
  }

  private void fold(String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      int character = line.codePointAt(i);
      String one = Character.toString(character);
      int more = one.getBytes(UTF_8).length;
      if (octets + more > LONGEST) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(one);
      octets += more;
      i += one.length();
    }
    text.append("\r\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
