package dev.switchboard.testkit.bad.security;

import java.security.MessageDigest;
import java.util.Arrays;

class GuessableToken {
  boolean matches(byte[] expected, byte[] given) {
    return Arrays.equals(expected, given);
  }

  boolean matchesInConstantTime(byte[] expected, byte[] given) {
    return MessageDigest.isEqual(expected, given);
  }
}
