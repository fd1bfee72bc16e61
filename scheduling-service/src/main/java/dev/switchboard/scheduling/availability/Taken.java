package dev.switchboard.scheduling.availability;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands in the way of a visit in a stretch of time.
 *
 * @param jobs visits and holds
 * @param busy what calendars say
 */
public record Taken(List<Occupied> jobs, List<Busy> busy) {
  public Taken {
    jobs = List.copyOf(jobs);
    busy = List.copyOf(busy);
  }

  /** Without the reservation of that id; null: all. */
  public Taken without(@Nullable UUID id) {
    return id == null
        ? this
        : new Taken(jobs.stream().filter(job -> !job.id().equals(id)).toList(), busy);
  }

  /** Whose the reservation of that id is. */
  public Optional<UUID> technicianOf(@Nullable UUID id) {
    return jobs.stream().filter(job -> job.id().equals(id)).map(Occupied::technicianId).findFirst();
  }
}
