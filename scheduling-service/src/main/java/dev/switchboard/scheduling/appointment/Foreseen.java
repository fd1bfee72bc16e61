package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.availability.Occupied;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What would be taken and given up by the part of a dry run that is done. */
public final class Foreseen {
  private final Map<UUID, Occupied> taken = new HashMap<>();
  private final Set<UUID> changed = new HashSet<>();

  /** What is there, as it would be. */
  List<Occupied> over(Collection<Occupied> there) {
    List<Occupied> all = new ArrayList<>(taken.values());
    there.stream().filter(one -> !changed.contains(one.id())).forEach(all::add);
    return all;
  }

  void add(TakeoverDecisions decided) {
    decided.places().forEach(place -> taken.put(place.id(), place));
    decided.applied().stream()
        .filter(TakeoverChange::leavesItsPlace)
        .forEach(change -> changed.add(change.before().id()));
  }
}
