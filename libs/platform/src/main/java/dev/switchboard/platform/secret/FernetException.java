package dev.switchboard.platform.secret;

/**
 * A text is not a token of the keys it was tried with. Never has a cause: the causes' messages can
 * quote what was decrypted.
 */
final class FernetException extends RuntimeException {
  FernetException(String reason) {
    super(reason);
  }
}
