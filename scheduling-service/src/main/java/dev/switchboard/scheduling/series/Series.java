package dev.switchboard.scheduling.series;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.appointment.CustomerSnapshot;
import dev.switchboard.scheduling.appointment.VisitMove;
import dev.switchboard.scheduling.appointment.VisitWanted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Visits that come again.
 *
 * @param work the same each time
 * @param firstAt on the wall clock of {@code zone}, whatever becomes of the business's zone
 * @param endsBefore that date and later ones are none of it any more
 * @param decidedThrough every date up to this one is decided
 * @param follows the series whose later dates it took over
 */
record Series(
    UUID id,
    long version,
    Work work,
    LocalDateTime firstAt,
    ZoneId zone,
    String rrule,
    @Nullable LocalDate endsBefore,
    @Nullable LocalDate decidedThrough,
    @Nullable UUID follows,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {
  Series {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(work, "work");
    Objects.requireNonNull(firstAt, "firstAt");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(rrule, "rrule");
  }

  /**
   * What is done each time, for whom.
   *
   * @param technicianId null: whoever is free
   */
  record Work(
      CustomerSnapshot customer,
      String serviceType,
      @Nullable UUID technicianId,
      @Nullable String description,
      @Nullable UUID conversationId,
      @Nullable String leadSource) {
    Work {
      Objects.requireNonNull(customer, "customer");
      Objects.requireNonNull(serviceType, "serviceType");
    }

    Work withTechnician(@Nullable UUID other) {
      return other == null
          ? this
          : new Work(customer, serviceType, other, description, conversationId, leadSource);
    }
  }

  Recurrence recurrence() {
    return Recurrence.of(rrule, firstAt, zone);
  }

  /**
   * @throws ApplicationException NOT_BOOKABLE with the field, for a rule or a start that cannot be
   */
  Series checked() {
    if (!recurrence().includes(firstAt.toLocalDate())) {
      throw Recurrence.noDate();
    }
    return this;
  }

  /** Whether that date is one of its own. */
  boolean includes(LocalDate date) {
    return (endsBefore == null || date.isBefore(endsBefore)) && recurrence().includes(date);
  }

  VisitWanted visitAt(Instant start, @Nullable UUID technicianId) {
    return new VisitWanted(
        work.customer(),
        work.serviceType(),
        start,
        technicianId == null ? work.technicianId() : technicianId,
        null,
        work.description(),
        work.conversationId(),
        work.leadSource());
  }

  VisitMove moveTo(Instant start, @Nullable UUID technicianId) {
    return new VisitMove(
        work.serviceType(), start, technicianId == null ? work.technicianId() : technicianId);
  }
}
