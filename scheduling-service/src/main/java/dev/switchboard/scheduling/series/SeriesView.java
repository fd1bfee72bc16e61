package dev.switchboard.scheduling.series;

import dev.switchboard.scheduling.Versioned;
import dev.switchboard.scheduling.appointment.CustomerSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A series as its readers see it.
 *
 * @param version also the ETag; booking its dates does not raise it
 * @param firstAt on the wall clock of {@code timeZone}
 * @param endsBefore that date and later ones are none of it any more
 * @param decidedThrough every date up to this one is booked, skipped or an exception
 * @param followsId the series whose later dates it took over
 */
record SeriesView(
    UUID seriesId,
    long version,
    CustomerSnapshot customer,
    String serviceType,
    @Nullable UUID technicianId,
    @Nullable String description,
    LocalDateTime firstAt,
    String timeZone,
    String rrule,
    @Nullable LocalDate endsBefore,
    @Nullable LocalDate decidedThrough,
    @Nullable UUID followsId,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt)
    implements Versioned {
  static SeriesView from(Series series) {
    Series.Work work = series.work();
    return new SeriesView(
        series.id(),
        series.version(),
        work.customer(),
        work.serviceType(),
        work.technicianId(),
        work.description(),
        series.firstAt(),
        series.zone().getId(),
        series.rrule(),
        series.endsBefore(),
        series.decidedThrough(),
        series.follows(),
        series.createdAt(),
        series.updatedAt());
  }
}
