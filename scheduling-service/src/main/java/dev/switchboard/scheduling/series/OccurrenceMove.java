package dev.switchboard.scheduling.series;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The request to give one date of a series another time; also what an exception is ended by. */
record OccurrenceMove(@NotNull Instant startsAt, @Nullable UUID technicianId) {}
