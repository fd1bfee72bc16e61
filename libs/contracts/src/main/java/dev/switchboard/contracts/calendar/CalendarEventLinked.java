package dev.switchboard.contracts.calendar;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * An appointment stands in an outside calendar, or no longer does (features.md I3).
 *
 * @param appointmentVersion the newest version the calendar shows
 * @param eventId the calendar's id of the entry, derived from tenant, appointment and generation
 */
public record CalendarEventLinked(
    UUID appointmentId,
    long appointmentVersion,
    String calendarId,
    String eventId,
    State state,
    Instant linkedAt)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.CALENDAR_EVENT_LINKED;
  }

  @Override
  public UUID subject() {
    return appointmentId;
  }

  /** Whether the entry is there. */
  public enum State {
    LINKED,
    REMOVED
  }
}
