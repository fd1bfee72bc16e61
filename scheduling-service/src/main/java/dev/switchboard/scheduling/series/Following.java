package dev.switchboard.scheduling.series;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.SchedulingError;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.UUID;

/** The series that takes over from another at one of its dates. */
final class Following {
  private Following() {}

  /**
   * @throws ApplicationException OCCURRENCE_NOT_FOUND when the old one has no such date, and
   *     NOT_BOOKABLE for a rule or a start that cannot be
   */
  static Series of(Series old, FollowingRequest request, UUID id, Instant now) {
    if (!old.includes(request.from())) {
      throw new ApplicationException(
          SchedulingError.OCCURRENCE_NOT_FOUND, "It has no date " + request.from() + ".");
    }
    Instant start =
        Objects.requireNonNullElseGet(
            request.startsAt(), () -> old.recurrence().startOn(request.from()));
    LocalDateTime wall = SeriesRequest.wall(start, old.zone(), now);
    LocalDateTime first =
        request.startsAt() == null
            ? LocalDateTime.of(request.from(), old.firstAt().toLocalTime())
            : wall;
    String rrule =
        request.rrule() == null ? old.recurrence().from(request.from()) : request.rrule();
    return new Series(
            id,
            1,
            old.work().withTechnician(request.technicianId()),
            first,
            old.zone(),
            rrule,
            null,
            null,
            old.id(),
            null,
            null)
        .checked();
  }
}
