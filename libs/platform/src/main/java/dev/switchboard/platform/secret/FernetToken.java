package dev.switchboard.platform.secret;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A token of the Fernet specification (protocols.md chapter 5): version 0x80, seconds since 1970,
 * IV, AES-128-CBC cipher text, HMAC-SHA256 of all before it. Written here rather than taken from
 * {@code fernet-java8}, which insists on a time limit, checks it before the signature, accepts
 * several spellings of one token and lets neither clock nor IV be set; that library is the second
 * opinion in the tests.
 */
final class FernetToken {
  static final int IV_BYTES = 16;

  private static final byte VERSION = (byte) 0x80;
  private static final int HEADER_BYTES = 1 + Long.BYTES + IV_BYTES;
  private static final int BLOCK_BYTES = 16;
  private static final int MAC_BYTES = 32;
  private static final long CLOCK_SKEW_SECONDS = 60;

  private final byte[] bytes;

  private FernetToken(byte[] bytes) {
    this.bytes = bytes;
  }

  static FernetToken seal(FernetKey key, byte[] plain, Instant at, byte[] iv) {
    byte[] cipherText = key.encrypt(plain, iv);
    byte[] signed =
        ByteBuffer.allocate(HEADER_BYTES + cipherText.length)
            .put(VERSION)
            .putLong(at.getEpochSecond())
            .put(iv)
            .put(cipherText)
            .array();
    byte[] mac = key.sign(signed);
    return new FernetToken(
        ByteBuffer.allocate(signed.length + MAC_BYTES).put(signed).put(mac).array());
  }

  /**
   * @throws FernetException when the text has not the shape of a token
   */
  static FernetToken parse(String text) {
    byte[] bytes = StrictBase64.decode(text);
    int cipherBytes = bytes.length - HEADER_BYTES - MAC_BYTES;
    if (cipherBytes < BLOCK_BYTES || cipherBytes % BLOCK_BYTES != 0) {
      throw new FernetException("not the length of a token");
    }
    if (bytes[0] != VERSION) {
      throw new FernetException("not version 0x80");
    }
    return new FernetToken(bytes);
  }

  /**
   * What was sealed, whenever that was: the signature first, in constant time.
   *
   * @throws FernetException when none of the keys signed this token
   */
  byte[] open(List<FernetKey> keys) {
    for (FernetKey key : keys) {
      if (isSignedBy(key)) {
        return decrypt(key);
      }
    }
    throw new FernetException("signed by none of the keys");
  }

  /**
   * As {@link #open}, for a token that was sent rather than stored: at most as old as the time to
   * live, and not from more than a minute ahead (the specification's two time rules).
   */
  byte[] openFresh(List<FernetKey> keys, Instant now, Duration timeToLive) {
    byte[] plain = open(keys);
    long age = now.getEpochSecond() - sealedAtSeconds();
    if (age > timeToLive.toSeconds() || age < -CLOCK_SKEW_SECONDS) {
      throw new FernetException("expired, or from the future");
    }
    return plain;
  }

  String text() {
    return StrictBase64.encode(bytes);
  }

  @Override
  public String toString() {
    return "FernetToken[hidden]";
  }

  private boolean isSignedBy(FernetKey key) {
    int signedBytes = bytes.length - MAC_BYTES;
    byte[] mac = Arrays.copyOfRange(bytes, signedBytes, bytes.length);
    return MessageDigest.isEqual(mac, key.sign(Arrays.copyOf(bytes, signedBytes)));
  }

  private byte[] decrypt(FernetKey key) {
    byte[] iv = Arrays.copyOfRange(bytes, HEADER_BYTES - IV_BYTES, HEADER_BYTES);
    return key.decrypt(Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length - MAC_BYTES), iv);
  }

  private long sealedAtSeconds() {
    return ByteBuffer.wrap(bytes).getLong(1);
  }
}
