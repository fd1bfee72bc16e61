package dev.switchboard.scheduling.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a time is or is not a slot (features.md S4); of other visits it says no more than that they
 * are there.
 *
 * @param timeZone IANA name, whose wall clock the business goes by
 * @param free whether it is offered
 * @param reasons that bind everybody
 * @param dayName of a closed day that has one: a holiday's
 * @param technicians each with what stands in his way; free when nothing does
 */
record WhyView(
    String timeZone,
    Instant startsAt,
    Instant endsAt,
    boolean free,
    List<WhyNot> reasons,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String dayName,
    List<TechnicianView> technicians) {
  static WhyView of(Explanation why, Plan plan) {
    return new WhyView(
        plan.zone().getId(),
        why.startsAt(),
        why.endsAt(),
        why.isFree(),
        why.reasons().stream().sorted().toList(),
        why.dayName(),
        why.technicians().stream()
            .map(
                one ->
                    new TechnicianView(
                        one.technicianId(), one.name(), one.isFree(), one.inOrder().toList()))
            .toList());
  }

  record TechnicianView(UUID technicianId, String name, boolean free, List<WhyNot> reasons) {}
}
