package dev.switchboard.scheduling.series;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The request to end a series.
 *
 * @param from the first date that is none of it any more; absent: today
 */
record EndRequest(@Nullable LocalDate from) {}
