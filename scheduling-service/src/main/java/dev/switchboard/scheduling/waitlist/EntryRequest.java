package dev.switchboard.scheduling.waitlist;

import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.appointment.CustomerSnapshot;
import dev.switchboard.scheduling.availability.DayPart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request to stand in line for a visit (features.md S8).
 *
 * @param technicianId absent: anybody
 * @param fromDay on the business's wall clock; absent: today
 * @param toDay the last day that would do
 * @param dayParts absent: any
 * @param urgent offers may come in quiet hours as well
 * @param expiresAt when he waits no more; absent: when {@code toDay} is over
 */
record EntryRequest(
    @NotNull @Valid CustomerSnapshot customer,
    @NotNull @Size(max = 63) String serviceType,
    @Nullable UUID technicianId,
    @Nullable LocalDate fromDay,
    @NotNull LocalDate toDay,
    @Nullable @Size(max = 3) List<@NotNull DayPart> dayParts,
    boolean urgent,
    @Nullable @Size(max = 2000) String description,
    @Nullable UUID conversationId,
    @Nullable Instant expiresAt) {
  private static final int MOST_DAYS = 366;

  /** Checked against the business's day. */
  Entry.Wish wish(LocalDate today) {
    LocalDate from = fromDay == null || fromDay.isBefore(today) ? today : fromDay;
    if (toDay.isBefore(from)) {
      throw Invalid.notBookable("toDay", "is past, or before fromDay");
    }
    if (ChronoUnit.DAYS.between(today, toDay) > MOST_DAYS) {
      throw Invalid.notBookable("toDay", "is more than a year ahead");
    }
    return new Entry.Wish(
        serviceType,
        technicianId,
        from,
        toDay,
        dayParts == null ? List.of() : dayParts,
        urgent,
        description,
        conversationId);
  }
}
