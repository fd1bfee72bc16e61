package dev.switchboard.scheduling.series;

import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.appointment.CustomerSnapshot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request for visits that come again (features.md S8).
 *
 * @param startsAt the first one, UTC; the others have its hour on the business's wall clock
 * @param rrule RFC 5545: {@code FREQ=MONTHLY;BYDAY=2TU;COUNT=6}; without COUNT and UNTIL it goes on
 * @param technicianId absent: whoever is free, each time
 */
record SeriesRequest(
    @NotNull @Valid CustomerSnapshot customer,
    @NotNull @Size(max = 63) String serviceType,
    @NotNull Instant startsAt,
    @NotNull @Size(max = 500) String rrule,
    @Nullable UUID technicianId,
    @Nullable @Size(max = 2000) String description,
    @Nullable UUID conversationId,
    @Nullable @Size(max = 200) String leadSource) {
  /** No rule is read any further. */
  static final LocalDate FURTHEST = LocalDate.of(2200, 1, 1);

  private static final Duration FIRST_WITHIN = Duration.ofDays(2 * 365);

  Series.Work work() {
    return new Series.Work(
        customer, serviceType, technicianId, description, conversationId, leadSource);
  }

  /** Its first moment on the wall, checked. */
  static LocalDateTime wall(Instant startsAt, ZoneId zone, Instant now) {
    if (startsAt.isBefore(now)) {
      throw Invalid.notBookable("startsAt", "is past");
    }
    if (startsAt.isAfter(now.plus(FIRST_WITHIN))) {
      throw Invalid.notBookable("startsAt", "is more than two years ahead");
    }
    return LocalDateTime.ofInstant(startsAt, zone).truncatedTo(ChronoUnit.SECONDS);
  }
}
