package dev.switchboard.scheduling.conflict;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;

/**
 * A visit that stands and does not fit.
 *
 * @param reasons why, at least one
 */
record Conflict(@JsonUnwrapped StandingVisit visit, List<Reason> reasons) {
  Conflict {
    reasons = List.copyOf(reasons);
  }

  /** Empty when these are all its reasons. */
  Optional<Conflict> without(List<Reason> known) {
    List<Reason> others = reasons.stream().filter(reason -> !known.contains(reason)).toList();
    return others.isEmpty() ? Optional.empty() : Optional.of(new Conflict(visit, others));
  }
}
