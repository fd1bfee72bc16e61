package dev.switchboard.local;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's token, kept for a while: a password is slow to check. A token lives a quarter of an
 * hour, so whoever stays longer signs in now and then.
 */
public final class KeptToken {
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Supplier<String> signIn;
  private @Nullable String token;
  private Instant signedInAt = Instant.MIN;

  public KeptToken(Supplier<String> signIn) {
    this.signIn = signIn;
  }

  /** Signs in when it was not done within the last minutes. */
  public synchronized String current() {
    if (token == null || Instant.now().isAfter(signedInAt.plus(KEPT))) {
      Instant now = Instant.now();
      token = signIn.get();
      signedInAt = now;
    }
    return token;
  }
}
