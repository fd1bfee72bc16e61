package dev.switchboard.contracts.appointment;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A date of a series could not be booked (features.md S8): the business moves it to another time or
 * skips it.
 *
 * @param day the date by the series' rule, on its wall clock: {@code 2026-12-08}
 * @param appointmentId a visit that stands at an older time instead, if any
 * @param startsAt when it would have been, UTC
 */
public record OccurrenceNotBooked(
    UUID seriesId,
    String day,
    UUID customerId,
    @Nullable UUID appointmentId,
    String serviceType,
    Instant startsAt,
    String timeZone,
    Reason reason)
    implements DomainEvent {
  /** Why not. */
  public enum Reason {
    /** Somebody else has the time, or the day is full. */
    TAKEN,
    /** Nobody could have it: closed, past, nobody who can. */
    NOT_BOOKABLE
  }

  @Override
  public Topic topic() {
    return Topic.OCCURRENCE_NOT_BOOKED;
  }

  @Override
  public UUID subject() {
    return seriesId;
  }
}
