package dev.switchboard.platform.phone;

import java.util.regex.Pattern;

/**
 * A phone number in E.164 (protocols.md 9.5). Its {@code toString} is masked, so that one that ends
 * up in a log line is not a leak (features.md C4); ask for {@link #e164} to store or send it.
 *
 * @param e164 {@code +} and 2 to 15 digits, the first not 0
 */
public record PhoneNumber(String e164) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");
  private static final int SHOWN = 4;

  public PhoneNumber {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("not an E.164 number");
    }
  }

  /** The digits alone, as WhatsApp writes a number. */
  public String digits() {
    return e164.substring(1);
  }

  /** For logs: the last four digits, or none of a short number. */
  public String masked() {
    String digits = digits();
    return digits.length() < 2 * SHOWN ? "***" : "***" + digits.substring(digits.length() - SHOWN);
  }

  @Override
  public String toString() {
    return masked();
  }
}
