package dev.switchboard.platform.secret;

import java.util.regex.Pattern;

/**
 * What a secret is for, {@code channel.access-token}. A token moved from one column to another of
 * the same tenant does not open there.
 *
 * @param value lower-case words joined by hyphens, groups joined by dots, at most 80 characters.
 *     Stored inside every token: renaming a purpose makes its tokens unreadable
 */
public record SecretPurpose(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*)*");

  public SecretPurpose {
    if (value.length() > 80 || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a secret's purpose: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
