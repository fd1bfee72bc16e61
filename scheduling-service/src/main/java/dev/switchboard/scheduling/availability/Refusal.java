package dev.switchboard.scheduling.availability;

import java.util.List;

/**
 * What is said to who did not get a time.
 *
 * @param alternatives three slots near it, fewer when there are fewer in the coming two weeks
 * @param reasons what stands in its way now; none when it is free again
 */
public record Refusal(List<Slot> alternatives, List<WhyNot> reasons) {
  public Refusal {
    alternatives = List.copyOf(alternatives);
    reasons = List.copyOf(reasons);
  }
}
