package dev.switchboard.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The only comparison of secrets and of what is derived from them: its time tells nothing about how
 * many characters were right.
 */
public final class ConstantTime {
  private ConstantTime() {}

  public static boolean equals(byte[] expected, byte[] given) {
    return MessageDigest.isEqual(expected, given);
  }

  public static boolean equals(String expected, String given) {
    return equals(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
