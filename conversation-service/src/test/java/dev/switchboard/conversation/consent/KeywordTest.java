package dev.switchboard.conversation.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          STOP|OPT_OUT
          stop.|OPT_OUT
          Stop, please!|OPT_OUT
          please stop|OPT_OUT
          Stop all|OPT_OUT
          BAJA|OPT_OUT
          baja por favor|OPT_OUT
          ¡Alto!|OPT_OUT
          opt-out|OPT_OUT
          unsubscribe|OPT_OUT
          Cancel.|OPT_OUT_UNLESS_VISIT
          START|OPT_IN
          alta|OPT_IN
          Yes|OPT_IN_IF_OUT
          Help|HELP
          ayuda?|HELP
          info|HELP
          """)
  void aWordByItselfIsACommand(String text, Keyword keyword) {
    assertThat(Keyword.read(text)).contains(keyword);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop by at five",
        "no me des de baja",
        "Quiero dar de baja el servicio",
        "hola",
        "please",
        "",
        "👍",
        "dale de alta a mi vecino",
        "yes please come tomorrow"
      })
  void aWordAmongOthersIsASentence(String text) {
    assertThat(Keyword.read(text)).isEmpty();
  }
}
