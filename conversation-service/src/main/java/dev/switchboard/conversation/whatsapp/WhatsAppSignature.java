package dev.switchboard.conversation.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code X-Hub-Signature-256} for one app (protocols.md 1.3): HMAC-SHA256 over the raw bytes
 * under any of the app's active secrets, compared in constant time. Made once per app and shared by
 * all threads: a check copies a keyed MAC instead of keying a new one.
 */
public final class WhatsAppSignature {
  /** The header that carries the signature. */
  public static final String HEADER = "X-Hub-Signature-256";

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";
  private static final int DIGEST_BYTES = 32;

  /** Keyed, never fed: only copies of them see a body, which is what makes sharing safe. */
  private final List<Mac> keyed;

  private WhatsAppSignature(List<Mac> keyed) {
    this.keyed = keyed;
  }

  /**
   * @param appSecrets the app's active secrets; more than one while they rotate
   * @throws IllegalArgumentException when there is none or one is empty
   */
  public static WhatsAppSignature under(List<String> appSecrets) {
    if (appSecrets.isEmpty()) {
      throw new IllegalArgumentException("an app without a secret can sign nothing");
    }
    return new WhatsAppSignature(appSecrets.stream().map(WhatsAppSignature::keyed).toList());
  }

  /** Whether the header is exactly what one of the secrets makes of these bytes. */
  public boolean verifies(byte[] body, @Nullable String header) {
    byte[] claimed = header == null ? null : digestIn(header);
    if (claimed == null) {
      return false;
    }
    for (Mac mac : keyed) {
      if (MessageDigest.isEqual(copyOf(mac).doFinal(body), claimed)) {
        return true;
      }
    }
    return false;
  }

  /** The digest of a header in the one accepted form: the prefix and 64 lower-case hex digits. */
  private static byte @Nullable [] digestIn(String header) {
    if (header.length() != PREFIX.length() + 2 * DIGEST_BYTES || !header.startsWith(PREFIX)) {
      return null;
    }
    byte[] digest = new byte[DIGEST_BYTES];
    for (int i = 0; i < DIGEST_BYTES; i++) {
      int at = PREFIX.length() + 2 * i;
      int value = nibble(header.charAt(at)) << 4 | nibble(header.charAt(at + 1));
      if (value < 0) {
        return null;
      }
      digest[i] = (byte) value;
    }
    return digest;
  }

  /** Negative for everything that is no lower-case hex digit, and still negative when shifted. */
  private static int nibble(char digit) {
    if (digit >= '0' && digit <= '9') {
      return digit - '0';
    }
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : Integer.MIN_VALUE >> 4;
  }

  private static Mac keyed(String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  private static Mac copyOf(Mac mac) {
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this runtime's " + ALGORITHM + " cannot be copied", e);
    }
  }
}
