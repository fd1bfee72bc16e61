package dev.switchboard.contracts.calendar;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is busy by an outside calendar (features.md I3, S4): all of it, in a stretch of
 * time. What lies outside of the stretch has not changed.
 *
 * @param busyCalendarId a calendar in one use: derived from tenant, technician and the calendar
 * @param version of what is told about it; rises with each
 * @param technicianId whose calendar it is; null: the business's, which binds everybody
 * @param from the stretch begins
 * @param to and ends before this moment
 * @param busy only for READ; without the entries that stand for our own appointments
 * @param toldAt when the calendar was asked
 */
public record CalendarBusyChanged(
    UUID busyCalendarId,
    long version,
    @Nullable UUID technicianId,
    State state,
    Instant from,
    Instant to,
    Set<BusyTime> busy,
    Instant toldAt)
    implements DomainEvent {
  public CalendarBusyChanged {
    Objects.requireNonNull(busyCalendarId, "busyCalendarId");
    Objects.requireNonNull(state, "state");
    requireOrder(from, to);
    busy = Set.copyOf(busy);
    Objects.requireNonNull(toldAt, "toldAt");
    if (state != State.READ && !busy.isEmpty()) {
      throw new IllegalArgumentException("only what could be read has busy times");
    }
  }

  @Override
  public Topic topic() {
    return Topic.CALENDAR_BUSY_CHANGED;
  }

  @Override
  public UUID subject() {
    return busyCalendarId;
  }

  private static void requireOrder(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a stretch of time begins before it ends");
    }
  }

  /** What became of asking. */
  public enum State {
    READ,
    /** It could not be read: that says nothing of what it holds, least of all that it is free. */
    UNREADABLE,
    /** It is not used any more. */
    REMOVED
  }

  /** {@code [from, to)}; an entry of whole days from midnight to midnight of its own zone. */
  public record BusyTime(Instant from, Instant to) {
    public BusyTime {
      requireOrder(from, to);
    }
  }
}
