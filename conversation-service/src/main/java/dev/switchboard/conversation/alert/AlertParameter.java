package dev.switchboard.conversation.alert;

import java.util.regex.Pattern;

/** A parameter of a template as WhatsApp takes it: not empty, on one line, without long gaps. */
final class AlertParameter {
  private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
  private static final int LONGEST = 300;
  private static final String NOTHING = "-";

  private AlertParameter() {}

  static String clean(String text) {
    String line = GAP.matcher(text).replaceAll(" ").strip();
    if (line.isEmpty()) {
      return NOTHING;
    }
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
