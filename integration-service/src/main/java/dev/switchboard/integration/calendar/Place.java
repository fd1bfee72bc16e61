package dev.switchboard.integration.calendar;

import java.util.Objects;

/** Where an entry is. */
record Place(String calendarId, String eventId) {
  Place {
    Objects.requireNonNull(calendarId, "calendarId");
    Objects.requireNonNull(eventId, "eventId");
  }
}
