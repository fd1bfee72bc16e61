package dev.switchboard.integration.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.contracts.TenantId;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id we give an entry: the same for the same appointment and generation, so that inserting
 * twice makes one (protocols.md 3.3). Base32hex of a SHA-256, lower case, no padding.
 */
final class EventId {
  private static final int BITS = 256;
  private static final int LENGTH = (BITS + 4) / 5;

  private EventId() {}

  static String of(TenantId tenant, UUID appointment, int generation) {
    return base32hex(sha256("%s/%s/%d".formatted(tenant, appointment, generation)));
  }

  /**
   * Java's digits of radix 32 are just those of base32hex; the last one is filled up with zeros.
   */
  static String base32hex(byte[] hash) {
    String digits = new BigInteger(1, hash).shiftLeft(LENGTH * 5 - BITS).toString(32);
    return "0".repeat(LENGTH - digits.length()) + digits;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
