package dev.switchboard.scheduling.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.ContentHandler;

/** Collects the events of a calendar while it is parsed, and where its own zones are. */
final class CalendarEvents implements ContentHandler {
  private static final String EVENT = "VEVENT";
  private static final String ZONE = "VTIMEZONE";

  private final List<CalendarEvent> events = new ArrayList<>();

  /** IANA names of the zones that the file describes itself, where it says so. */
  private final Map<String, String> zones = new HashMap<>();

  private final Deque<String> open = new ArrayDeque<>();
  private CalendarEvent.Line line = new CalendarEvent.Line("");
  private CalendarEvent event = new CalendarEvent(0, zones);
  private Map<String, String> zone = Map.of();

  List<CalendarEvent> all() {
    return List.copyOf(events);
  }

  @Override
  public void startComponent(String name) {
    open.push(name.toUpperCase(Locale.ROOT));
    if (isIn(EVENT) && events.size() <= SourceFile.MOST_ROWS) {
      event = new CalendarEvent(events.size() + 1, zones);
      events.add(event);
    } else if (isIn(ZONE)) {
      zone = new HashMap<>();
    }
  }

  @Override
  public void endComponent(String name) {
    if (isIn(ZONE) && zone.containsKey("TZID") && zone.containsKey("X-LIC-LOCATION")) {
      zones.put(zone.getOrDefault("TZID", ""), zone.getOrDefault("X-LIC-LOCATION", ""));
    }
    open.poll();
  }

  @Override
  public void startProperty(String name) {
    line = new CalendarEvent.Line(name.toUpperCase(Locale.ROOT));
  }

  @Override
  public void parameter(String name, String value) {
    line.parameters().put(name.toUpperCase(Locale.ROOT), value);
  }

  @Override
  public void propertyValue(String value) {
    line.values().add(value);
  }

  @Override
  public void endProperty(String name) {
    if (isIn(EVENT)) {
      event.add(line);
    } else if (isIn(ZONE)) {
      zone.putIfAbsent(line.name(), line.text());
    }
  }

  @Override
  public void startCalendar() {
    open.clear();
  }

  @Override
  public void endCalendar() {
    open.clear();
  }

  /** Alarms inside of an event have lines of their own. */
  private boolean isIn(String component) {
    return component.equals(open.peek());
  }
}
