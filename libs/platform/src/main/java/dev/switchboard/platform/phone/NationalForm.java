package dev.switchboard.platform.phone;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way of writing a country's numbers that the world also uses, and its canonical form; both as
 * E.164 text (features.md X10).
 */
record NationalForm(Pattern shape, String replacement) {
  /**
   * Forms that are always another one's spelling.
   *
   * <ul>
   *   <li>Argentina, {@code 15 xxxx xxxx}: a mobile without its area code. Eight digits exist in
   *       Buenos Aires (11) only, and no area code starts with 15.
   *   <li>Argentina, {@code 9 11 15 xxxx xxxx}: both marks of a mobile. Without the 9 it is the
   *       national form, which libphonenumber knows.
   *   <li>Mexico: the 1 of mobiles, dropped in 2019 and still in WhatsApp ids, and the older
   *       national prefixes.
   *   <li>Brazil: a mobile without its ninth digit. Landlines start with 2 to 5.
   * </ul>
   */
  private static final List<NationalForm> SPELLINGS =
      List.of(
          of("\\+5415(\\d{8})", "+54911$1"),
          of("\\+549(\\d{12})", "+54$1"),
          of("\\+52(?:1|01|044|045)([2-9]\\d{9})", "+52$1"),
          of("\\+55([1-9]{2})([6-9]\\d{7})", "+55$19$2"));

  /**
   * Pairs of forms under which one person may be known, each in both directions. An Argentine
   * number without the 9 can also be a landline, so there it is a candidate and not a spelling.
   */
  private static final List<NationalForm> EQUALS =
      List.of(
          of("\\+549([1-3]\\d{9})", "+54$1"),
          of("\\+54([1-3]\\d{9})", "+549$1"),
          of("\\+521([2-9]\\d{9})", "+52$1"),
          of("\\+52([2-9]\\d{9})", "+521$1"),
          of("\\+55([1-9]{2})9([6-9]\\d{7})", "+55$1$2"),
          of("\\+55([1-9]{2})([6-9]\\d{7})", "+55$19$2"));

  /** What the text is a spelling of; empty when it is nobody's. */
  static Optional<String> respelled(String e164) {
    return first(SPELLINGS, e164);
  }

  /** The other form of the same number; empty when it has only one. */
  static Optional<String> otherForm(String e164) {
    return first(EQUALS, e164);
  }

  private static NationalForm of(String shape, String replacement) {
    return new NationalForm(Pattern.compile(shape), replacement);
  }

  private static Optional<String> first(List<NationalForm> forms, String e164) {
    return forms.stream().flatMap(form -> form.rewrite(e164).stream()).findFirst();
  }

  private Optional<String> rewrite(String e164) {
    Matcher matcher = shape.matcher(e164);
    return matcher.matches() ? Optional.of(matcher.replaceFirst(replacement)) : Optional.empty();
  }
}
