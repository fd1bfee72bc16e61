package dev.switchboard.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.sending.OutgoingContent.Option;
import dev.switchboard.conversation.understanding.Answer;
import dev.switchboard.conversation.understanding.Intent;
import dev.switchboard.conversation.understanding.Question;
import dev.switchboard.conversation.understanding.Reading;
import dev.switchboard.conversation.understanding.Setting;
import dev.switchboard.conversation.understanding.Understanding;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that answer an offer (features.md S8). */
class OfferAnswersTest {
  @ParameterizedTest
  @ValueSource(strings = {"YES", "SI", "Sí", "si!", "sí, gracias", "dale", "I'll take it"})
  void theseTakeIt(String words) {
    assertThat(read(words).answer()).contains(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO", "no gracias", "No.", "no puedo", "otro día", "no me sirve"})
  void theseLetItGo(String words) {
    assertThat(read(words).answer()).contains(Answer.NO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sí pero a la tarde", "¿puede ser el viernes?", "gracias", "hola"})
  void theseAnswerNothing(String words) {
    assertThat(read(words).answer()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCEL", "Cancelar"})
  void theseAreReadAsACancel(String words) {
    assertThat(read(words).intent()).isEqualTo(Intent.CANCEL);
  }

  /** A template's own buttons come back as their words alone. */
  @Test
  void itsButtonsMeanWhatStandsOnThem() {
    for (Language language : Language.values()) {
      List<Option> buttons = OfferButtons.of(new UUID(1, 2), language);
      assertThat(read(buttons.getFirst().title()).answer()).contains(Answer.YES);
      assertThat(read(buttons.getLast().title()).answer()).contains(Answer.NO);
    }
  }

  private static Reading read(String words) {
    return Understanding.read(
        words, new Setting(Question.OFFER, 0, LocalDateTime.parse("2026-11-24T09:00:00"), "isp"));
  }
}
