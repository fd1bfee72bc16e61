package dev.switchboard.platform.secret;

/**
 * A sealed secret cannot be opened: wrong key, changed byte, other scope or purpose, not a token.
 * One error for all of them, because the difference would help only whoever tampers. It names the
 * scope and the purpose that were asked for, never the token or what was in it.
 */
public final class SecretUnreadableException extends RuntimeException {
  /** The stable code of this error. */
  public static final String CODE = "SECRET_UNREADABLE";

  SecretUnreadableException(SecretScope scope, SecretPurpose purpose) {
    super("the secret %s of %s cannot be opened".formatted(purpose, scope.label()));
  }
}
