package dev.switchboard.scheduling.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Free slots as their readers see them (features.md S4).
 *
 * @param timeZone IANA name, whose wall clock the business goes by
 * @param slots in time order, spread over the days or the day
 * @param emptyBecause only when there is none
 */
public record SlotsView(
    String timeZone,
    List<Slot> slots,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EmptyBecause emptyBecause) {
  static SlotsView of(FoundSlots found, Plan plan, int limit) {
    return new SlotsView(
        plan.zone().getId(),
        Selection.spread(found.slots(), plan.zone(), limit),
        found.emptyBecause());
  }
}
