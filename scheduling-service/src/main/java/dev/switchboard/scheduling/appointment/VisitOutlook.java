package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a visit could be booked at a time.
 *
 * @param technicianId who would come; null: nobody
 * @param because why nobody would; null when somebody would
 */
public record VisitOutlook(
    Instant startsAt, @Nullable UUID technicianId, @Nullable String because) {
  public VisitOutlook {
    Objects.requireNonNull(startsAt, "startsAt");
  }
}
