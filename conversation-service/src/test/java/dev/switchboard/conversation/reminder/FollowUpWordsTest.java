package dev.switchboard.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.appointment.CampaignKind;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.understanding.Intent;
import dev.switchboard.conversation.understanding.Question;
import dev.switchboard.conversation.understanding.Setting;
import dev.switchboard.conversation.understanding.Understanding;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FollowUpWordsTest {
  /** Nothing is asked by then: the answer must say by itself what is wanted. */
  @Test
  void whoPressesTheButtonIsUnderstoodToWantAVisit() {
    Setting nothingAsked =
        new Setting(Question.NONE, 0, LocalDateTime.parse("2026-11-24T09:00:00"), "isp");
    for (Language language : Language.values()) {
      for (CampaignKind kind : CampaignKind.values()) {
        OutgoingContent.Buttons words =
            (OutgoingContent.Buttons)
                FollowUpWords.words(kind, new Customer("Ana", language), Optional.empty());
        String title = words.buttons().getFirst().title();
        assertThat(Understanding.read(title, nothingAsked).intent())
            .describedAs(title)
            .isEqualTo(Intent.BOOK);
      }
    }
  }
}
