package dev.switchboard.platform.logging;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what can be a phone number: eight digits or more, also with blanks, hyphens, dots, slashes
 * or brackets between them. Whatever is certainly none is kept: UUIDs, trace contexts, hex digests,
 * dates, times, durations, IPv4 addresses. A long count or an epoch is masked too; better that than
 * a customer's number.
 */
final class DigitMask {
  private static final String TIME =
      "(?<!\\d)\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?(?!\\d)";
  private static final String DATE =
      "(?<!\\d)(?:19|20)\\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?!\\d)";
  private static final String UUID =
      "(?<![0-9A-Za-z])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9A-Za-z])";
  private static final String TRACE_PARENT =
      "(?<![0-9A-Za-z])[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(?![0-9A-Za-z])";
  private static final String HEX =
      "(?<![0-9A-Za-z])(?=[0-9]{0,64}[a-fA-F])[0-9a-fA-F]{16,128}(?![0-9A-Za-z])";
  private static final String DURATION = "(?<=[THM])\\d{1,3}\\.\\d{1,9}S";
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d{2}|[1-9]?\\d)";
  private static final String IPV4 = "(?<![\\d.])%1$s(?:\\.%1$s){3}(?![\\d.])".formatted(OCTET);
  private static final String FRACTION = "(?<![\\d.])0\\.\\d{1,20}(?!\\d)";

  private static final String KEPT =
      String.join("|", DATE, TIME, UUID, TRACE_PARENT, HEX, DURATION, IPV4, FRACTION);

  /** A separator ends the number when what follows it is one of the kept things. */
  private static final Pattern KEPT_OR_PHONE =
      Pattern.compile(
          "(?<kept>%s)|\\+?\\d(?:(?:[ \\u00a0\\u202f\\u2010-\\u2013()./-]{1,3}(?!%s))?\\d){7,30}\\d*"
              .formatted(KEPT, KEPT));

  private static final int SHOWN = 4;

  private DigitMask() {}

  static String applyTo(String text) {
    return KEPT_OR_PHONE.matcher(text).replaceAll(DigitMask::masked);
  }

  private static String masked(MatchResult found) {
    String text = found.group();
    return found.group("kept") != null
        ? Matcher.quoteReplacement(text)
        : "***" + text.replaceAll("\\D", "").transform(DigitMask::lastDigits);
  }

  private static String lastDigits(String digits) {
    return digits.substring(digits.length() - SHOWN);
  }
}
