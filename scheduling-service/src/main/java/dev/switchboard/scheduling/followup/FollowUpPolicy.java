package dev.switchboard.scheduling.followup;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a follow-up may be sent now, decided anew each time it is asked. */
final class FollowUpPolicy {
  private FollowUpPolicy() {}

  /**
   * @param running whether the campaign still is
   * @param booked whether the customer has a visit to come, or booked one since his turn came
   */
  record Facts(
      String state,
      @Nullable String grantedTo,
      Instant notAfter,
      boolean running,
      boolean booked,
      boolean optedOut) {}

  /** Why it is refused for good; as columns of its row. */
  enum Refusal {
    LATE,
    STOPPED,
    BOOKED,
    OPTED_OUT
  }

  static Optional<Refusal> refusal(Facts facts, Instant now) {
    if (now.isAfter(facts.notAfter())) {
      return Optional.of(Refusal.LATE);
    }
    if (!facts.running()) {
      return Optional.of(Refusal.STOPPED);
    }
    if (facts.booked()) {
      return Optional.of(Refusal.BOOKED);
    }
    return facts.optedOut() ? Optional.of(Refusal.OPTED_OUT) : Optional.empty();
  }

  /** Nobody else's, and not refused before. */
  static boolean isOpenTo(Facts facts, @Nullable String messageKey) {
    return facts.state().equals("DUE")
        || facts.state().equals("GRANTED")
            && messageKey != null
            && Objects.equals(facts.grantedTo(), messageKey);
  }
}
