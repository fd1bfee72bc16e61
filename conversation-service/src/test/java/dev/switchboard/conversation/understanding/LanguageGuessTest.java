package dev.switchboard.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversation.language.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageGuessTest {
  private static final Setting ASKED_NOTHING = asked(Question.NONE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hola, no tengo internet",
        "dale",
        "SI",
        "q onda",
        "mañana a la tarde",
        "hola, my internet no anda, cuándo pueden venir?"
      })
  void spanishIsHeard(String text) {
    assertThat(Understanding.read(text, ASKED_NOTHING).language()).contains(Language.ES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "My sink is leaking, can you come tomorrow in the afternoon?",
        "yes",
        "nah",
        "cancel it please",
        "the second one"
      })
  void englishIsHeard(String text) {
    assertThat(Understanding.read(text, ASKED_NOTHING).language()).contains(Language.EN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ok", "no", "2", "👍", "wifi", "Shalom", "שלום"})
  void whatBothSayIsNotSure(String text) {
    assertThat(Understanding.read(text, ASKED_NOTHING).language()).isEmpty();
  }

  /** Will and Mark are English words, and their owners may speak Spanish. */
  @ParameterizedTest
  @ValueSource(strings = {"Will Pérez", "Mark Fernández", "Dolores Fuertes"})
  void aNameSaysNothing(String text) {
    Reading reading = Understanding.read(text, asked(Question.NAME));
    assertThat(reading.name()).contains(text);
    assertThat(reading.language()).isEmpty();
  }

  private static Setting asked(Question question) {
    return new Setting(question, 0, Utterance.NOW, "isp");
  }
}
