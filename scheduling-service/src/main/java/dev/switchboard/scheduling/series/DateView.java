package dev.switchboard.scheduling.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.scheduling.appointment.VisitOutlook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A date that a series would have.
 *
 * @param startsAt UTC
 * @param free whether it could be booked just now; null when nobody looked
 * @param technicianId who would come
 * @param because why it is not free
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DateView(
    LocalDate day,
    Instant startsAt,
    @Nullable Boolean free,
    @Nullable UUID technicianId,
    @Nullable String because) {
  static DateView of(LocalDate day, Instant startsAt) {
    return new DateView(day, startsAt, null, null, null);
  }

  static DateView of(ZoneId zone, VisitOutlook outlook) {
    return new DateView(
        LocalDate.ofInstant(outlook.startsAt(), zone),
        outlook.startsAt(),
        outlook.technicianId() != null,
        outlook.technicianId(),
        outlook.because());
  }
}
