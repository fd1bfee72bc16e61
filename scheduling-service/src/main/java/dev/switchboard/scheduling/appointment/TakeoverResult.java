package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.availability.Occupied;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /**
   * It was taken before and reads differently now; what is here stays.
   *
   * @param why null: nobody wanted it changed
   */
  record Different(UUID appointmentId, List<String> fields, @Nullable Kept why)
      implements TakeoverResult {
    public Different {
      Objects.requireNonNull(appointmentId, "appointmentId");
      fields = List.copyOf(fields);
    }
  }

  /** It was taken before and read differently; it was changed like that, or would be. */
  record Applied(UUID appointmentId, List<String> fields) implements TakeoverResult {
    public Applied {
      Objects.requireNonNull(appointmentId, "appointmentId");
      fields = List.copyOf(fields);
    }
  }

  /**
   * Everybody who could do it has something else then: the first one this.
   *
   * @param stays what was to be moved there; null: it was to be taken over
   */
  record Overlapping(Occupied with, @Nullable Different stays) implements TakeoverResult {
    public Overlapping {
      Objects.requireNonNull(with, "with");
    }
  }

  /** There is no such customer. */
  record NoSuchCustomer() implements TakeoverResult {}

  /** Whoever was to do it is no longer at work. */
  record NobodyLeft() implements TakeoverResult {}
}
