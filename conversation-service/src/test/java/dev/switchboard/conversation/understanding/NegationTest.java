package dev.switchboard.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A danger denied by mistake is the worst misreading there is. */
class NegationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hay olor a gas
          no puedo respirar hay olor a gas
          no sé qué hacer, hay olor a gas
          no anda la estufa y hay olor a gas
          no, hay olor a gas
          no I smell gas
          no there is a smell of gas
          I can't breathe, I smell gas
          not joking I smell gas
          why does nobody come I smell gas
          """)
  void aDangerBesideAnotherNoIsSure(String text) {
    assertThat(read(text).danger()).contains(new Danger(Danger.Kind.GAS, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no sé si hay olor a gas
          creo que hay olor a gas
          I'm not sure I smell gas
          maybe it's a gas leak
          if I smell gas what do I do
          """)
  void aDangerInDoubtIsAskedFor(String text) {
    assertThat(read(text).danger()).contains(new Danger(Danger.Kind.GAS, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no hay olor a gas
          no huele a gas
          ya no hay más olor a gas
          olor a gas no hay
          sin olor a gas
          I don't smell gas
          there's no smell of gas
          there isn't any gas leak
          it is not a gas leak
          the basement did not flood
          the basement hasn't flooded
          no se inundó nada
          """)
  void aDangerDeniedIsNone(String text) {
    assertThat(read(text).danger()).isEmpty();
  }

  private static Reading read(String text) {
    return Understanding.read(text, new Setting(Question.NONE, 0, Utterance.NOW, "plumbing"));
  }
}
