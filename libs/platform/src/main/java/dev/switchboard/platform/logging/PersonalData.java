package dev.switchboard.platform.logging;

import java.util.List;

/** Takes out of a text what no log may hold. */
public final class PersonalData {
  private static final List<Mask> SECRETS =
      List.of(
          // The password of a URL.
          Mask.of("(?<=://)[^/\\s:@]{0,64}:[^/\\s@]{1,128}(?=@)", "***"),
          Mask.of("(?i)\\b(Bearer)\\s{1,4}[A-Za-z0-9._~+/=-]+", "$1 ***"),
          Mask.of("(?i)\\b(Basic)\\s{1,4}[A-Za-z0-9+/=]{16,}", "$1 ***"),
          // API keys of ours, JSON web tokens, Fernet tokens, Meta's access tokens.
          Mask.of("sbk_[A-Za-z0-9_.-]+", "sbk_***"),
          Mask.of("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*", "eyJ***"),
          Mask.of("gAAAA[A-Za-z0-9_-]{16,}={0,2}", "gAAAA***"),
          Mask.of("EAA[A-Za-z0-9]{20,}", "EAA***"),
          Mask.of(
              "(?i)((?:password|passwd|secret|api[_-]?key|(?:access|refresh|verify|widget)[_-]?token)"
                  + "\"?\\s{0,2}[:=]\\s{0,2}\"?)[^\\s\"',;&}\\])]+",
              "$1***"),
          // A WhatsApp message id is base64 with the customer's number in its first half.
          Mask.of("wamid\\.[A-Za-z0-9+/=_-]{12,}(?<=([A-Za-z0-9+/=_-]{6}))", "wamid.***$1"));

  private static final Mask EMAIL =
      Mask.of(
          "[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}",
          "***@***");

  private PersonalData() {}

  /** The text with secrets, e-mail addresses and all but the last four digits of phones hidden. */
  public static String mask(String text) {
    String masked = text;
    for (Mask secret : SECRETS) {
      masked = secret.applyTo(masked);
    }
    return DigitMask.applyTo(EMAIL.applyTo(masked));
  }
}
