package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.availability.Slot;
import java.util.List;
import java.util.Objects;

/** What came of wanting a slot (features.md S5). */
public sealed interface Attempt<T> {
  /** It is had. */
  record Had<T>(T what) implements Attempt<T> {
    public Had {
      Objects.requireNonNull(what, "what");
    }
  }

  /**
   * Somebody else has it.
   *
   * @param alternatives free a moment ago, at most three
   */
  record Lost<T>(List<Slot> alternatives) implements Attempt<T> {
    public Lost {
      alternatives = List.copyOf(alternatives);
    }
  }
}
