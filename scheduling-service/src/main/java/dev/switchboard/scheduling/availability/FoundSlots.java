package dev.switchboard.scheduling.availability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the finder found.
 *
 * @param slots in time order, one for each start
 * @param emptyBecause only when there is none
 */
public record FoundSlots(List<Slot> slots, @Nullable EmptyBecause emptyBecause) {
  public FoundSlots {
    slots = List.copyOf(slots);
    if (slots.isEmpty() == (emptyBecause == null)) {
      throw new IllegalArgumentException("no slots, and only then a reason");
    }
  }

  static FoundSlots none(EmptyBecause reason) {
    return new FoundSlots(List.of(), reason);
  }
}
