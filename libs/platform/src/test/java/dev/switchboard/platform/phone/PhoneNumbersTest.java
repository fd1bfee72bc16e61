package dev.switchboard.platform.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
  @ParameterizedTest
  @CsvSource({
    // Argentina: mobiles in every spelling, landlines left alone.
    "011 15 5555-1234, AR, +5491155551234",
    "011 15-5555-1234, AR, +5491155551234",
    "15 5555 1234, AR, +5491155551234",
    "15-5555-1234, AR, +5491155551234",
    "1555551234, AR, +5491155551234",
    "(0351) 15 555-1234, AR, +5493515551234",
    "02966 15 42-1234, AR, +5492966421234",
    "9 11 5555 1234, AR, +5491155551234",
    "+54 9 11 5555-1234, AR, +5491155551234",
    "+54 9 11 15 5555-1234, AR, +5491155551234",
    "+54 11 15 5555-1234, GB, +5491155551234",
    "0054 9 11 5555 1234, AR, +5491155551234",
    "011 4555-1234, AR, +541145551234",
    "+54 9 11 0000-0001, AR, +5491100000001",
    // Mexico: the 1 is gone, the older prefixes too.
    "+52 1 55 1234 5678, MX, +525512345678",
    "+52 55 1234 5678, US, +525512345678",
    "044 55 1234 5678, MX, +525512345678",
    "045 55 1234 5678, MX, +525512345678",
    "01 55 1234 5678, MX, +525512345678",
    "1 55 1234 5678, MX, +525512345678",
    // Brazil: mobiles have nine digits, landlines eight.
    "(11) 98765-4321, BR, +5511987654321",
    "(11) 8765-4321, BR, +5511987654321",
    "+55 11 8765 4321, BR, +5511987654321",
    "(11) 3333-4444, BR, +551133334444",
    "0 15 11 98765-4321, BR, +5511987654321",
    // Elsewhere.
    "07700 900123, GB, +447700900123",
    "+44 (0) 7700 900123, AR, +447700900123",
    "+1 555-010-0001, US, +15550100001",
    "\u202a+44 7700 900123\u202c, AR, +447700900123",
  })
  void writtenNumberBecomesCanonical(String text, String region, String e164) {
    assertThat(PhoneNumbers.parse(text, region)).map(PhoneNumber::e164).contains(e164);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "hello",
        "4555-1234",
        "15 555-1234",
        "123",
        "+999 123456789",
        "+54 9 11 5555 1234 5678",
        "call 011 4555-1234",
        "0800 CALL ME",
        "011 4555-1234\n011 4555-1235",
        "00000000000000000000000000000000000000000000000001",
      })
  void textThatIsNoWholeNumberIsEmpty(String text) {
    assertThat(PhoneNumbers.parse(text, "AR")).isEmpty();
  }

  @Test
  void unknownRegionIsAMistakeOfTheCaller() {
    assertThatThrownBy(() -> PhoneNumbers.parse("011 4555-1234", "XX"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "5491155551234, +5491155551234",
    "541155551234, +541155551234",
    "5491100000001, +5491100000001",
    "5215512345678, +525512345678",
    "525512345678, +525512345678",
    "553187654321, +5531987654321",
    "5531987654321, +5531987654321",
    "447700900123, +447700900123",
    "15550100001, +15550100001",
  })
  void waIdBecomesCanonical(String waId, String e164) {
    assertThat(PhoneNumbers.fromWaId(waId)).map(PhoneNumber::e164).contains(e164);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+5491155551234",
        "US.13491208655302741918",
        "0123456789",
        "54 11",
        "999123456789"
      })
  void idThatIsNoNumberIsEmpty(String id) {
    assertThat(PhoneNumbers.fromWaId(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+5491155551234, +541155551234",
    "+541155551234, +5491155551234",
    "+525512345678, +5215512345678",
    "+5215512345678, +525512345678",
    "+5531987654321, +553187654321",
    "+553187654321, +5531987654321",
  })
  void numberWithTwoFormsHasBothAsCandidates(String given, String other) {
    assertThat(PhoneNumbers.candidates(new PhoneNumber(given)))
        .extracting(PhoneNumber::e164)
        .containsExactly(given, other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+551133334444", "+447700900123", "+15550100001", "+5511933334444"})
  void numberWithOneFormIsItsOnlyCandidate(String given) {
    assertThat(PhoneNumbers.candidates(new PhoneNumber(given)))
        .containsExactly(new PhoneNumber(given));
  }

  @Property(tries = 2000)
  void normalisingIsIdempotent(
      @ForAll("writtenNumbers") String text, @ForAll("regions") String region) {
    Optional<PhoneNumber> once = PhoneNumbers.parse(text, region);

    once.ifPresent(
        number -> {
          assertThat(PhoneNumbers.parse(number.e164(), region)).contains(number);
          assertThat(PhoneNumbers.parse(number.e164(), "US")).contains(number);
          if (number.digits().length() >= 7) {
            assertThat(PhoneNumbers.fromWaId(number.digits())).contains(number);
          }
        });
  }

  @Property(tries = 2000)
  void candidateHasTheNumberAmongItsCandidates(@ForAll("e164s") PhoneNumber number) {
    assertThat(PhoneNumbers.candidates(number))
        .startsWith(number)
        .doesNotHaveDuplicates()
        .allSatisfy(candidate -> assertThat(PhoneNumbers.candidates(candidate)).contains(number));
  }

  @Property(tries = 2000)
  void anyTextIsANumberOrEmptyAndNeverAnError(
      @ForAll String text, @ForAll("regions") String region) {
    assertThat(PhoneNumbers.parse(text, region)).isNotNull();
    assertThat(PhoneNumbers.fromWaId(text)).isNotNull();
  }

  @Provide
  Arbitrary<String> regions() {
    return Arbitraries.of("AR", "MX", "BR", "GB", "ES", "US", "DE", "IT");
  }

  @Provide
  Arbitrary<String> writtenNumbers() {
    Arbitrary<String> prefix =
        Arbitraries.of(
            "", "0", "00", "+", "15", "011 15 ", "+54", "+549", "+54 15", "+52", "+521", "+52 044",
            "+55", "+5511", "+44", "+44 (0)", "+1", "+39", "1", "9");
    return Combinators.combine(prefix, digits(4, 14)).as((start, rest) -> start + rest);
  }

  @Provide
  Arbitrary<PhoneNumber> e164s() {
    Arbitrary<String> country =
        Arbitraries.of("54", "549", "52", "521", "55", "5511", "5531", "44", "1");
    return Combinators.combine(country, digits(6, 11))
        .as((start, rest) -> new PhoneNumber("+" + start + rest));
  }

  private static Arbitrary<String> digits(int min, int max) {
    return Arbitraries.strings().numeric().ofMinLength(min).ofMaxLength(max);
  }
}
