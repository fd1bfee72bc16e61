package dev.switchboard.conversation.sending;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The provider's codes that say "not now" (protocols.md 1.10). Every other code says "no". The
 * table decides by the code alone, whatever HTTP status it came with.
 */
final class ProviderCodes {
  private static final Map<String, RetryPolicy> RETRYABLE =
      Map.ofEntries(
          Map.entry("1", RetryPolicy.FEW),
          Map.entry("2", RetryPolicy.BACK_OFF),
          Map.entry("4", RetryPolicy.SLOW),
          Map.entry("80007", RetryPolicy.SLOW),
          Map.entry("130429", RetryPolicy.BACK_OFF),
          Map.entry("131000", RetryPolicy.FEW),
          Map.entry("131016", RetryPolicy.BACK_OFF),
          Map.entry("131048", RetryPolicy.SLOW),
          Map.entry("131056", RetryPolicy.PAIR),
          Map.entry("131057", RetryPolicy.SLOW),
          Map.entry("133004", RetryPolicy.BACK_OFF));

  private ProviderCodes() {}

  /** Absent when it is of no use to try again. */
  static @Nullable RetryPolicy retry(String code) {
    return RETRYABLE.get(code);
  }
}
