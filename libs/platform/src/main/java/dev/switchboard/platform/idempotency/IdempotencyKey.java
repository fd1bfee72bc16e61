package dev.switchboard.platform.idempotency;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The caller's name for one request, unique within its tenant.
 *
 * @param value 1 to 255 printable ASCII characters
 */
public record IdempotencyKey(String value) {
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E]{1,255}");
  private static final Pattern BARE = Pattern.compile("[\\x21-\\x7E&&[^\",]]{1,255}");
  private static final Pattern QUOTED =
      Pattern.compile("\"(?:[\\x20-\\x7E&&[^\"\\\\]]|\\\\[\"\\\\]){1,510}\"");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

  public IdempotencyKey {
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("not an idempotency key");
    }
  }

  /**
   * Reads a header: a structured field string (RFC 9651), which is quoted, or the same text bare.
   *
   * @throws ApplicationException INVALID_IDEMPOTENCY_KEY
   */
  public static IdempotencyKey parse(String header) {
    String value = header.strip();
    if (QUOTED.matcher(value).matches()) {
      value = ESCAPED.matcher(value.substring(1, value.length() - 1)).replaceAll("$1");
    } else if (!BARE.matcher(value).matches()) {
      throw unreadable();
    }
    if (!VALUE.matcher(value).matches()) {
      throw unreadable();
    }
    return new IdempotencyKey(value);
  }

  private static ApplicationException unreadable() {
    return new ApplicationException(
        PlatformError.INVALID_IDEMPOTENCY_KEY,
        "A key is a string of 1 to 255 printable ASCII characters, quoted or bare.",
        List.of(new Violation(HEADER, "cannot be read")));
  }
}
