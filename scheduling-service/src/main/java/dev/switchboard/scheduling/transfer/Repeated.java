package dev.switchboard.scheduling.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How an event that repeats was read; its visits are rows of their own.
 *
 * @param row the event's
 * @param externalId its UID
 * @param occurrences visits that were read from it; those that an event of their own moves or
 *     cancels are not among them
 * @param cutAfter the last day that was read, when it goes on after it
 * @param olderLeftOut how many of the oldest were left out, because they were too many
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Repeated(
    int row,
    @Nullable String externalId,
    int occurrences,
    @Nullable LocalDate cutAfter,
    int olderLeftOut) {}
