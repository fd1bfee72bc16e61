package dev.switchboard.scheduling.waitlist;

import dev.switchboard.scheduling.appointment.CustomerSnapshot;
import dev.switchboard.scheduling.availability.DayPart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's place in the line.
 *
 * @param since the line's order, then the id
 * @param expiresAt business time; it counts no more from then on
 * @param appointmentId of the offer that was accepted
 */
record Entry(
    UUID id,
    EntryState state,
    CustomerSnapshot customer,
    Wish wish,
    Instant since,
    Instant expiresAt,
    @Nullable UUID appointmentId) {
  Entry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(wish, "wish");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  /** As it counts at this moment. */
  EntryState stateAt(Instant now) {
    return state == EntryState.WAITING && !now.isBefore(expiresAt) ? EntryState.EXPIRED : state;
  }

  /**
   * What he waits for.
   *
   * @param technicianId null: anybody
   * @param fromDay on the business's wall clock, as is {@code toDay}; both included
   * @param dayParts none: any
   * @param urgent offers come at any hour
   */
  record Wish(
      String serviceType,
      @Nullable UUID technicianId,
      LocalDate fromDay,
      LocalDate toDay,
      List<DayPart> dayParts,
      boolean urgent,
      @Nullable String description,
      @Nullable UUID conversationId) {
    Wish {
      Objects.requireNonNull(serviceType, "serviceType");
      if (fromDay.isAfter(toDay)) {
        throw new IllegalArgumentException("the days end before they begin");
      }
      dayParts = dayParts.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    }
  }
}
