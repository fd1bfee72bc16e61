package dev.switchboard.scheduling.series;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request to change one date of a series and all after it.
 *
 * @param from the first date that changes
 * @param startsAt the first visit from then on, UTC; absent: that date at the old hour
 * @param rrule absent: the same rule, a COUNT less what has been
 * @param technicianId absent: the same
 */
record FollowingRequest(
    @NotNull LocalDate from,
    @Nullable Instant startsAt,
    @Nullable @Size(max = 500) String rrule,
    @Nullable UUID technicianId) {}
