package dev.switchboard.platform.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  @Test
  void asTextItIsMasked() {
    PhoneNumber number = new PhoneNumber("+5491155551234");

    assertThat(number).hasToString("***1234");
    assertThat("number " + number).doesNotContain("5555");
    assertThat(number.digits()).isEqualTo("5491155551234");
  }

  @Test
  void shortNumberShowsNothing() {
    assertThat(new PhoneNumber("+2901234").masked()).isEqualTo("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5491155551234", "+0491155551234", "+1", "+1234567890123456", "+54 911", "+549a"})
  void otherThanE164IsRefusedWithoutBeingQuoted(String text) {
    assertThatThrownBy(() -> new PhoneNumber(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(text);
  }
}
