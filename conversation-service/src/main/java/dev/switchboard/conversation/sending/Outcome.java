package dev.switchboard.conversation.sending;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a call to the provider ended. */
public sealed interface Outcome {
  /** The provider took the message. */
  record Accepted(String providerMessageId) implements Outcome {}

  /**
   * It certainly did not, for a reason that passes.
   *
   * @param code the provider's, or ours for what never reached it
   */
  record Again(RetryPolicy policy, String code, String reason) implements Outcome {
    /** How long to wait before the next try; absent when it has been tried often enough. */
    public @Nullable Duration pause(int tries) {
      return policy.pause(tries);
    }
  }

  /** It certainly did not and never will. */
  record Refused(String code, String reason) implements Outcome {}

  /** Nobody can tell. */
  record Unknown(String reason) implements Outcome {}
}
