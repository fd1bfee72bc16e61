package dev.switchboard.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.conversation.understanding.Answer;
import dev.switchboard.conversation.understanding.Intent;
import dev.switchboard.conversation.understanding.Question;
import dev.switchboard.conversation.understanding.Reading;
import dev.switchboard.conversation.understanding.Setting;
import dev.switchboard.conversation.understanding.Understanding;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bare words that answer a reminder (features.md S9). */
class ReminderAnswersTest {
  @ParameterizedTest
  @ValueSource(strings = {"YES", "Yes", "SI", "Sí", "si!", "CONFIRMO", "confirm"})
  void theseConfirm(String word) {
    assertThat(read(word).answer()).contains(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO", "no", "No."})
  void theseAskWhetherToCancel(String word) {
    assertThat(read(word).answer()).contains(Answer.NO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCEL", "Cancelar", "cancel please", "CANCELO"})
  void theseCancelTheVisitAndNotTheTexting(String word) {
    assertThat(read(word).intent()).isEqualTo(Intent.CANCEL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RESCHEDULE",
        "reschedule please",
        "CAMBIAR",
        "cambiar por favor",
        "Change",
        "reprogramar"
      })
  void theseOfferOtherTimes(String word) {
    assertThat(read(word).intent()).isEqualTo(Intent.RESCHEDULE);
  }

  private static Reading read(String words) {
    return Understanding.read(
        words,
        new Setting(Question.REMINDER, 0, LocalDateTime.parse("2026-11-24T09:00:00"), "isp"));
  }
}
