package dev.switchboard.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversation.language.Language;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lists were written before the code: they say what a receptionist would understand. */
class UtterancesTest {
  static Stream<Utterance> spanish() {
    return Utterance.of(Language.ES);
  }

  static Stream<Utterance> english() {
    return Utterance.of(Language.EN);
  }

  @ParameterizedTest
  @MethodSource("spanish")
  void spanishIsReadAsWritten(Utterance utterance) {
    assertRead(utterance);
  }

  @ParameterizedTest
  @MethodSource("english")
  void englishIsReadAsWritten(Utterance utterance) {
    assertRead(utterance);
  }

  @Test
  void eachListHasItsSixtyLines() {
    assertThat(spanish()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    assertThat(english()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  private static void assertRead(Utterance utterance) {
    Reading reading = utterance.read();
    assertThat(Utterance.columns(reading)).isEqualTo(utterance.expected());
    assertThat(reading.language().orElse(utterance.language())).isEqualTo(utterance.language());
  }
}
