package dev.switchboard.platform.secret;

import java.util.Base64;

/**
 * Base64url with padding in the one spelling each byte sequence has. The JDK's decoder also takes
 * missing padding and stray bits in the last character, so that a changed character could still
 * decode to the same bytes.
 */
final class StrictBase64 {
  private StrictBase64() {}

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /**
   * @throws FernetException when the text is not what {@link #encode} writes
   */
  static byte[] decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new FernetException("not base64url");
    }
    if (!encode(bytes).equals(text)) {
      throw new FernetException("not the one spelling of its bytes");
    }
    return bytes;
  }
}
