package dev.switchboard.scheduling.dispatch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request to plan a day (features.md S12).
 *
 * @param date on the business's wall calendar; not past
 * @param technicianIds whose visits are planned; absent: everybody's
 * @param seconds how long a better plan is looked for; absent: 10
 * @param keep absent: FEW_MOVES
 * @param emergencyAppointmentId a visit of that day that is to be done as soon as can be: it alone
 *     may begin before what the customer was told
 */
record PlanRequest(
    @NotNull LocalDate date,
    @Size(max = 200) Set<@NotNull UUID> technicianIds,
    @Min(1) @Max(60) Integer seconds,
    Keep keep,
    @Nullable UUID emergencyAppointmentId) {
  private static final int USUAL_SECONDS = 10;

  PlanRequest {
    technicianIds = Objects.requireNonNullElse(technicianIds, Set.of());
    seconds = Objects.requireNonNullElse(seconds, USUAL_SECONDS);
    keep = Objects.requireNonNullElse(keep, Keep.FEW_MOVES);
  }
}
