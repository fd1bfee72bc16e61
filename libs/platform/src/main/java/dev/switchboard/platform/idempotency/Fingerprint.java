package dev.switchboard.platform.idempotency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells one body from another without keeping it.
 *
 * @param sha256 lower-case hex
 */
public record Fingerprint(String sha256) {
  static final Fingerprint OF_NOTHING = of(new byte[0]);

  public static Fingerprint of(byte[] body) {
    try {
      return of256(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  static Fingerprint of256(byte[] sha256) {
    return new Fingerprint(HexFormat.of().formatHex(sha256));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(sha256);
  }
}
