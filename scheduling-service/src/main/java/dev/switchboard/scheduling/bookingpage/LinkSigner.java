package dev.switchboard.scheduling.bookingpage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.security.ConstantTime;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs links with HMAC-SHA-256. A token is {@code base64url(MAC || payload)}; the payload begins
 * with its purpose, so that all that a token says is under the MAC.
 */
final class LinkSigner {
  static final int SHORTEST_SECRET = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAC_BYTES = 32;
  private static final int HEAD_BYTES = Character.BYTES + 5 * Long.BYTES;
  private static final int LONGEST_TOKEN = 1000;

  private final List<SecretKeySpec> keys;

  /**
   * @param secrets the first signs, all are accepted
   */
  LinkSigner(List<String> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("no secret to sign links with");
    }
    this.keys =
        secrets.stream()
            .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM))
            .toList();
  }

  String sign(SignedLink link) {
    byte[] payload = payload(link);
    byte[] mac = mac(keys.getFirst(), payload);
    byte[] token = Arrays.copyOf(mac, MAC_BYTES + payload.length);
    System.arraycopy(payload, 0, token, MAC_BYTES, payload.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * What a token says, whether or not its time is over; empty for anything that was not signed here
   * for this purpose.
   */
  Optional<SignedLink> open(String token, SignedLink.Purpose purpose) {
    return decoded(token)
        .filter(this::isSigned)
        .map(bytes -> Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length))
        .flatMap(payload -> link(payload, purpose));
  }

  /** A short name for something that must not be kept, such as a visitor's address. */
  byte[] pseudonym(TenantId tenant, String text) {
    return mac(keys.getFirst(), ("visitor\n" + tenant + "\n" + text).getBytes(UTF_8));
  }

  private static Optional<byte[]> decoded(String token) {
    if (token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      boolean canonical =
          Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token);
      return Optional.of(bytes).filter(all -> canonical && all.length >= MAC_BYTES + HEAD_BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isSigned(byte[] token) {
    byte[] given = Arrays.copyOf(token, MAC_BYTES);
    byte[] payload = Arrays.copyOfRange(token, MAC_BYTES, token.length);
    return keys.stream().anyMatch(key -> ConstantTime.equals(mac(key, payload), given));
  }

  private static byte[] payload(SignedLink link) {
    byte[] detail = link.detail().getBytes(UTF_8);
    return ByteBuffer.allocate(HEAD_BYTES + detail.length)
        .putChar(link.purpose().mark())
        .putLong(link.tenant().value().getMostSignificantBits())
        .putLong(link.tenant().value().getLeastSignificantBits())
        .putLong(link.subject().getMostSignificantBits())
        .putLong(link.subject().getLeastSignificantBits())
        .putLong(link.expiresAt().getEpochSecond())
        .put(detail)
        .array();
  }

  private static Optional<SignedLink> link(byte[] payload, SignedLink.Purpose purpose) {
    ByteBuffer read = ByteBuffer.wrap(payload);
    char mark = read.getChar();
    return Stream.of(purpose)
        .filter(wanted -> wanted.mark() == mark)
        .map(
            wanted ->
                new SignedLink(
                    wanted,
                    new TenantId(new UUID(read.getLong(), read.getLong())),
                    new UUID(read.getLong(), read.getLong()),
                    Instant.ofEpochSecond(read.getLong()),
                    UTF_8.decode(read).toString()))
        .findAny();
  }

  private static byte[] mac(SecretKeySpec key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }
}
