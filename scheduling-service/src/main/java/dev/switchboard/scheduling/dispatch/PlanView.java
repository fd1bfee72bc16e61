package dev.switchboard.scheduling.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as its readers see it (features.md S12).
 *
 * @param requestedAt business time
 * @param elapsedMillis how long it has been solved
 * @param score of the best so far: what it breaks, leaves in conflict, and costs in seconds of road
 * @param preview the best so far; what can be accepted when it is READY. Absent in lists
 * @param failure only when it FAILED
 */
record PlanView(
    UUID planId,
    PlanState state,
    LocalDate date,
    Keep keep,
    int seconds,
    List<UUID> technicianIds,
    @Nullable UUID emergencyAppointmentId,
    String requestedBy,
    Instant requestedAt,
    long elapsedMillis,
    @Nullable String score,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PlanOutcome preview,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PlanFailure failure) {
  PlanView in(PlanState other) {
    return new PlanView(
        planId,
        other,
        date,
        keep,
        seconds,
        technicianIds,
        emergencyAppointmentId,
        requestedBy,
        requestedAt,
        elapsedMillis,
        score,
        preview,
        failure);
  }
}
