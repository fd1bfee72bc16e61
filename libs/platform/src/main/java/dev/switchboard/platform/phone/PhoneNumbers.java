package dev.switchboard.platform.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads phone numbers. A number is taken when its length is possible in its country: number plans
 * change faster than any list of valid ranges, and whoever writes from a number has it.
 */
public final class PhoneNumbers {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final String NO_REGION = "ZZ";
  private static final int LONGEST_TEXT = 40;

  /** No letters: a vanity number or a sentence is not meant as somebody's phone. */
  private static final Pattern WRITTEN =
      Pattern.compile("[\\p{Nd}\\p{Zs}\\p{Pd}+＋().\\-/\\u2060\\u200e\\u202a\\u202c]*");

  /** Who writes at all writes often, and each of his messages asks several times. */
  private static final Map<String, Optional<PhoneNumber>> KNOWN = new ConcurrentHashMap<>();

  private static final int MOST_KNOWN = 20_000;

  private static final Pattern WA_ID = Pattern.compile("[1-9][0-9]{6,14}");

  private PhoneNumbers() {}

  /**
   * The number somebody wrote, canonical: {@code 011 15 5555-1234} in AR is {@code +5491155551234}.
   *
   * @param region ISO 3166-1 alpha-2, used where the text has no country code
   * @return empty when the text is no number that can be dialled from everywhere
   * @throws IllegalArgumentException when there is no such region
   */
  public static Optional<PhoneNumber> parse(String text, String region) {
    if (!LIBRARY.getSupportedRegions().contains(region)) {
      throw new IllegalArgumentException("no phone region: " + region);
    }
    return read(text, region);
  }

  /**
   * The number behind a WhatsApp {@code wa_id}, which is E.164 without the plus (protocols.md 1.8).
   * It may be written otherwise than the id: keep the id as it was sent, to send to it.
   *
   * @return empty when the id is no number, as a business-scoped user id is none
   */
  public static Optional<PhoneNumber> fromWaId(String waId) {
    if (!WA_ID.matcher(waId).matches()) {
      return Optional.empty();
    }
    if (KNOWN.size() >= MOST_KNOWN) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(waId, id -> read("+" + id, NO_REGION));
  }

  /**
   * The country of a number, ISO 3166-1 alpha-2.
   *
   * @return empty for a number of no country, as satellites have
   */
  public static Optional<String> country(PhoneNumber number) {
    return parsed(number.e164(), NO_REGION)
        .map(LIBRARY::getRegionCodeForNumber)
        .filter(LIBRARY.getSupportedRegions()::contains);
  }

  /**
   * The forms under which the same person may be known, the given one first: the Argentine 9, the
   * Mexican 1, the Brazilian ninth digit (features.md X10). Being a candidate of is mutual.
   */
  public static List<PhoneNumber> candidates(PhoneNumber number) {
    return Stream.concat(
            Stream.of(number), NationalForm.otherForm(number.e164()).map(PhoneNumber::new).stream())
        .toList();
  }

  private static Optional<PhoneNumber> read(String text, String region) {
    if (text.length() > LONGEST_TEXT || !WRITTEN.matcher(text).matches()) {
      return Optional.empty();
    }
    return canonical(text, region)
        .filter(number -> canonical(number.e164(), NO_REGION).equals(Optional.of(number)));
  }

  /** Not yet a fixed point: zeros that a country has no use for can survive one reading. */
  private static Optional<PhoneNumber> canonical(String text, String region) {
    return parsed(text, region)
        .flatMap(PhoneNumbers::respelled)
        .filter(PhoneNumbers::canBeDialledFromEverywhere)
        .map(number -> new PhoneNumber(format(number)));
  }

  private static Optional<Phonenumber.PhoneNumber> respelled(Phonenumber.PhoneNumber number) {
    return NationalForm.respelled(format(number))
        .map(spelling -> parsed(spelling, NO_REGION))
        .orElse(Optional.of(number));
  }

  private static Optional<Phonenumber.PhoneNumber> parsed(String text, String region) {
    try {
      return Optional.of(LIBRARY.parse(text, region));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private static boolean canBeDialledFromEverywhere(Phonenumber.PhoneNumber number) {
    return LIBRARY.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
        && format(number).length() <= 16;
  }

  private static String format(Phonenumber.PhoneNumber number) {
    return LIBRARY.format(number, PhoneNumberFormat.E164);
  }
}
