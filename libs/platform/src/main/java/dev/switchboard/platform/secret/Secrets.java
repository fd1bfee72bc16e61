package dev.switchboard.platform.secret;

import dev.switchboard.platform.time.SystemClock;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/**
 * Seals what must be kept secret in a database, and opens it again (features.md P9). A token is a
 * Fernet token of {@code {"t": scope, "p": purpose, "v": secret}}, readable by any implementation
 * of the specification. It has no time limit at rest.
 */
@Singleton
public class Secrets {
  private final SecureRandom random = new SecureRandom();
  private final Keyring keyring;
  private final SystemClock clock;

  @Inject
  Secrets(SecretsConfig config, SystemClock clock) {
    this.keyring = Keyring.from(config);
    this.clock = clock;
  }

  /**
   * The token to store, other each time.
   *
   * @throws IllegalArgumentException when the secret is blank: nobody meant to store that
   */
  public String seal(SecretScope scope, SecretPurpose purpose, String secret) {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("the secret %s must not be blank".formatted(purpose));
    }
    byte[] iv = new byte[FernetToken.IV_BYTES];
    random.nextBytes(iv);
    byte[] json = new SealedSecret(scope.label(), purpose.value(), secret).json();
    return FernetToken.seal(keyring.sealing(), json, clock.now(), iv).text();
  }

  /**
   * The secret that was sealed for just this scope and purpose.
   *
   * @throws SecretUnreadableException in every other case
   */
  public String open(SecretScope scope, SecretPurpose purpose, String token) {
    try {
      SealedSecret opened = SealedSecret.read(FernetToken.parse(token).open(keyring.opening()));
      if (opened.isFor(scope, purpose) && !opened.v().isBlank()) {
        return opened.v();
      }
    } catch (FernetException e) {
      // Falls through to the one error: the reason is for tests, not for callers.
    }
    throw new SecretUnreadableException(scope, purpose);
  }
}
