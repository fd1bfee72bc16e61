package dev.switchboard.conversation.sending;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait after a try that was certainly not accepted (protocols.md 1.10): the first pause
 * times a factor for each try before, a fifth more by chance, and only so often.
 */
public enum RetryPolicy {
  /** Nobody was reached, or the provider is away or busy: about two hours in all. */
  BACK_OFF(Duration.ofSeconds(1), 2, 30),
  /** May well be our own fault. */
  FEW(Duration.ofSeconds(1), 4, 4),
  /** Too much to one recipient: 4^x seconds, x from 0. */
  PAIR(Duration.ofSeconds(1), 4, 10),
  /** Too much of something for a while. */
  SLOW(Duration.ofMinutes(1), 2, 20);

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration LONGEST_OF_PAIR = Duration.ofMinutes(20);

  private final Duration first;
  private final int factor;
  private final int most;

  RetryPolicy(Duration first, int factor, int most) {
    this.first = first;
    this.factor = factor;
    this.most = most;
  }

  /**
   * @param tries how many were not accepted before this one
   */
  @Nullable Duration pause(int tries) {
    if (tries >= most) {
      return null;
    }
    long longest = (this == PAIR ? LONGEST_OF_PAIR : LONGEST).toMillis();
    long millis = first.toMillis();
    for (int i = 0; i < tries && millis < longest; i++) {
      millis *= factor;
    }
    long capped = Math.min(millis, longest);
    return Duration.ofMillis(capped + ThreadLocalRandom.current().nextLong(capped / 5 + 1));
  }
}
