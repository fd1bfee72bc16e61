package dev.switchboard.scheduling.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Free slots as their readers see them (features.md S4).
 *
 * @param timeZone IANA name, whose wall clock the business goes by
 * @param slots in time order, spread over the days or the day; what meets preferences comes first
 * @param emptyBecause only when there is none
 * @param nextFree then the first one after the range, of the same wishes, if there is one within
 *     the horizon and 62 days
 */
public record SlotsView(
    String timeZone,
    List<Slot> slots,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EmptyBecause emptyBecause,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Slot nextFree) {
  static SlotsView of(FoundSlots found, Plan plan, SlotQuery query) {
    return new SlotsView(
        plan.zone().getId(),
        Selection.preferred(found.slots(), plan.zone(), query.prefer(), query.limit()),
        found.emptyBecause(),
        null);
  }

  SlotsView withNextFree(Optional<Slot> next) {
    return new SlotsView(timeZone, slots, emptyBecause, next.orElse(null));
  }
}
