package dev.switchboard.scheduling.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Time zones as calendars name them: by IANA's names, with a path before them, or as Windows and
 * Outlook do, by ical4j's list.
 */
final class Zones {
  private static final String WINDOWS_NAMES =
      "/net/fortuna/ical4j/transform/compliance/msTimezones";
  private static final Map<String, String> WINDOWS = windows();

  private Zones() {}

  static Optional<ZoneId> named(String text) {
    String name = text.strip();
    return zone(name)
        .or(() -> Optional.ofNullable(WINDOWS.get(name)).flatMap(Zones::zone))
        .or(() -> afterPath(name));
  }

  /** {@code /citadel.org/20260101_1/America/Argentina/Buenos_Aires}. */
  private static Optional<ZoneId> afterPath(String name) {
    String rest = name;
    while (rest.indexOf('/') >= 0) {
      rest = rest.substring(rest.indexOf('/') + 1);
      Optional<ZoneId> zone = rest.contains("/") ? zone(rest) : Optional.empty();
      if (zone.isPresent()) {
        return zone;
      }
    }
    return Optional.empty();
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Lines such as {@code GMT Standard Time;(UTC) Dublin, Edinburgh, London=Europe/London}. */
  private static Map<String, String> windows() {
    Map<String, String> names = new HashMap<>();
    try (InputStream list = Zones.class.getResourceAsStream(WINDOWS_NAMES);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(list, WINDOWS_NAMES), StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> add(names, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    names.put("GMT Standard Time", "Europe/London");
    return Map.copyOf(names);
  }

  private static void add(Map<String, String> names, String line) {
    int semicolon = line.indexOf(';');
    int equals = line.lastIndexOf('=');
    if (semicolon > 0 && equals > semicolon) {
      names.put(line.substring(0, semicolon), line.substring(equals + 1));
      names.put(line.substring(semicolon + 1, equals), line.substring(equals + 1));
    }
  }
}
