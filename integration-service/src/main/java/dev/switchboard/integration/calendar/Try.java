package dev.switchboard.integration.calendar;

import dev.switchboard.integration.calendar.CalendarLink.Placed;
import dev.switchboard.integration.connection.Connection;
import dev.switchboard.integration.connection.Health;
import org.jspecify.annotations.Nullable;

/**
 * How far a try to bring an entry in step has come.
 *
 * @param version the appointment's, to be shown
 * @param calendarId the configured one, but an entry stays in the calendar it was made in
 * @param steps taken so far; bounded, so that a provider that contradicts itself ends the try
 */
record Try(
    Connection connection,
    long version,
    CalendarLink known,
    String calendarId,
    int generation,
    int steps) {
  private static final int MOST_STEPS = 10;

  Try {
    if (steps > MOST_STEPS) {
      throw new CalendarFailedException(Health.BROKEN, "the entry cannot be changed");
    }
  }

  static Try of(Connection connection, long version, CalendarLink known) {
    return new Try(connection, version, known, configured(connection), known.generation(), 0);
  }

  Place place() {
    return new Place(calendarId, EventId.of(known.tenant(), known.appointmentId(), generation));
  }

  Try further() {
    return new Try(connection, version, known, calendarId, generation, steps + 1);
  }

  Try nextGeneration() {
    return new Try(connection, version, known, calendarId, generation + 1, steps + 1);
  }

  Try inConfiguredCalendar() {
    return inCalendar(configured(connection));
  }

  Try inCalendar(String calendar) {
    return new Try(connection, version, known, calendar, generation, steps + 1);
  }

  Try ofGeneration(int other) {
    return new Try(connection, version, known, calendarId, other, steps);
  }

  Try showing(long newer) {
    return new Try(connection, newer, known, calendarId, generation, steps);
  }

  CalendarLink linked(@Nullable String etag) {
    return known.linked(version, generation, new Placed(place(), etag));
  }

  CalendarLink removed() {
    return known.removed(version, generation, new Placed(place(), null));
  }

  /** What was last known of stays known: its id is not to be used again. */
  CalendarLink neverThere() {
    return known.removed(version, known.generation(), known.entry());
  }

  private static String configured(Connection connection) {
    return connection.settings().getString("calendarId");
  }
}
