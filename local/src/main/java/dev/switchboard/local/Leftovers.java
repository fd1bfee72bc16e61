package dev.switchboard.local;

import dev.switchboard.local.StackState.PartState;
import java.time.Duration;

/** What a killed supervisor left running. Its children's guards end them; this makes sure. */
final class Leftovers {
  private static final Duration BY_ITSELF = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Leftovers() {}

  /** Ends what still runs, the last started first; whoever calls this holds the lock. */
  static void end(StateFile file) {
    file.read().ifPresent(Leftovers::end);
    file.delete();
  }

  private static void end(StackState state) {
    var unused =
        Waiting.until(
            BY_ITSELF, () -> state.parts().stream().noneMatch(part -> part.process().alive()));
    for (PartState part : state.parts().reversed()) {
      part.process().end(PATIENCE);
    }
  }
}
