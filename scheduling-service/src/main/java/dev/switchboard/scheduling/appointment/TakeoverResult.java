package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.availability.Occupied;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What became of a visit that was to be taken over. */
public sealed interface TakeoverResult {
  /** It is here now, or would be. */
  record Taken() implements TakeoverResult {}

  /** It was taken before, and is the same. */
  record Known(UUID appointmentId) implements TakeoverResult {
    public Known {
      Objects.requireNonNull(appointmentId, "appointmentId");
    }
  }

  /** It was taken before and reads differently now; what is here stays. */
  record Different(UUID appointmentId, List<String> fields) implements TakeoverResult {
    public Different {
      Objects.requireNonNull(appointmentId, "appointmentId");
      fields = List.copyOf(fields);
    }
  }

  /** Everybody who could do it has something else then: the first one this. */
  record Overlapping(Occupied with) implements TakeoverResult {
    public Overlapping {
      Objects.requireNonNull(with, "with");
    }
  }

  /** There is no such customer. */
  record NoSuchCustomer() implements TakeoverResult {}

  /** Whoever was to do it is no longer at work. */
  record NobodyLeft() implements TakeoverResult {}
}
