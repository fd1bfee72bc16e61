package dev.switchboard.scheduling.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.contracts.appointment.OccurrenceNotBooked.Reason;
import dev.switchboard.scheduling.availability.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one date of a series.
 *
 * @param day by the rule, on the series' wall clock; it names the date
 * @param appointmentId its visit, which may have been moved or cancelled like any other; an
 *     exception's stands at an older time
 * @param status the visit's
 * @param startsAt the visit's
 * @param reason only of an exception, as are {@code detail} and {@code alternatives}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OccurrenceView(
    UUID seriesId,
    LocalDate day,
    Occurrence.State state,
    @Nullable UUID appointmentId,
    @Nullable AppointmentStatus status,
    @Nullable Instant startsAt,
    @Nullable Reason reason,
    @Nullable String detail,
    @Nullable List<Slot> alternatives) {
  static OccurrenceView from(Occurrence occurrence) {
    Occurrence.Visit visit = occurrence.visit();
    Occurrence.Trouble trouble = occurrence.trouble();
    return new OccurrenceView(
        occurrence.seriesId(),
        occurrence.day(),
        occurrence.state(),
        occurrence.appointmentId(),
        visit == null ? null : visit.status(),
        visit == null ? null : visit.startsAt(),
        trouble == null ? null : trouble.reason(),
        trouble == null ? null : trouble.detail(),
        trouble == null ? null : trouble.alternatives());
  }
}
