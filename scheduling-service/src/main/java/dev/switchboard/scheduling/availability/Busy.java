package dev.switchboard.scheduling.availability;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time in which an outside calendar has something (features.md I3): {@code [from, to)}.
 *
 * @param technicianId null: nobody of the business can come
 */
public record Busy(@Nullable UUID technicianId, Instant from, Instant to) {
  public Busy {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }
}
