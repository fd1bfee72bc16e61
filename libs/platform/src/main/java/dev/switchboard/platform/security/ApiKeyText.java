package dev.switchboard.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key as its holder sends it, {@code sbk_<prefix>_<secret>} (features.md T4). Only {@link
 * #sha256} is ever stored; {@link #toString} hides the secret.
 *
 * @param prefix finds the key and may be shown
 * @param secret 256 random bits, base64url
 */
public record ApiKeyText(String prefix, String secret) {
  private static final Pattern KEY =
      Pattern.compile("sbk_(?<prefix>[a-z0-9]{8,32})_(?<secret>[A-Za-z0-9_-]{32,128})");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PREFIX_BYTES = 6;
  private static final int SECRET_BYTES = 32;

  public ApiKeyText {
    if (!KEY.matcher(join(prefix, secret)).matches()) {
      throw new IllegalArgumentException("not an API key");
    }
  }

  public static ApiKeyText generate() {
    byte[] prefix = new byte[PREFIX_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(prefix);
    RANDOM.nextBytes(secret);
    return new ApiKeyText(
        HexFormat.of().formatHex(prefix),
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** Empty when the text is no key of ours. */
  public static Optional<ApiKeyText> parse(String text) {
    Matcher key = KEY.matcher(text);
    return key.matches()
        ? Optional.of(new ApiKeyText(key.group("prefix"), key.group("secret")))
        : Optional.empty();
  }

  /** The whole key: shown once, to the person who made it. */
  public String reveal() {
    return join(prefix, secret);
  }

  /** Lower-case hex of the SHA-256 of the whole key. */
  public String sha256() {
    try {
      byte[] key = reveal().getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "sbk_" + prefix + "_***";
  }

  private static String join(String prefix, String secret) {
    return "sbk_" + prefix + "_" + secret;
  }
}
