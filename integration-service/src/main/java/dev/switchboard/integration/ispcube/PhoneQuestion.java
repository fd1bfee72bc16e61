package dev.switchboard.integration.ispcube;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.phone.PhoneNumbers;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * By the number somebody writes from. Operators type numbers without country code and, in
 * Argentina, without the 9; so the shortest national form is asked for first.
 */
record PhoneQuestion(PhoneNumber phone) implements AccountQuestion {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final String NO_REGION = "ZZ";

  @Override
  public String parameter() {
    return "phone_number";
  }

  @Override
  public List<String> forms() {
    return Stream.concat(Stream.of(shortest()), candidates().stream().map(PhoneNumber::digits))
        .distinct()
        .toList();
  }

  @Override
  public boolean isAbout(CustomerRecord customer) {
    return customer.phones().anyMatch(this::isIt);
  }

  @Override
  public String key() {
    return "phone:" + phone.e164();
  }

  /** Nothing may be missing but country code and 9: a local number is not one person's. */
  private boolean isIt(String typed) {
    String digits = typed.replaceAll("\\D", "").replaceFirst("^0+", "");
    return candidates().stream()
            .anyMatch(form -> digits.equals(form.digits()) || digits.equals(national(form)))
        || PhoneNumbers.parse(typed, region()).filter(candidates()::contains).isPresent();
  }

  private String region() {
    return LIBRARY.getRegionCodeForCountryCode(parsed(phone).getCountryCode());
  }

  private String shortest() {
    return candidates().stream()
        .map(PhoneQuestion::national)
        .min(Comparator.comparingInt(String::length))
        .orElseThrow();
  }

  private List<PhoneNumber> candidates() {
    return PhoneNumbers.candidates(phone);
  }

  private static String national(PhoneNumber number) {
    return LIBRARY.getNationalSignificantNumber(parsed(number));
  }

  private static Phonenumber.PhoneNumber parsed(PhoneNumber number) {
    try {
      return LIBRARY.parse(number.e164(), NO_REGION);
    } catch (NumberParseException e) {
      throw new IllegalArgumentException("not a number of any country", e);
    }
  }
}
