package dev.switchboard.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.testing.News;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OfferWordsTest {
  private static final UUID OFFER = UUID.fromString("0197f000-0000-7000-8000-00000000a001");
  private static final Instant NOW = Instant.parse("2026-11-24T21:00:00Z");
  private static final Instant HALF_PAST_SIX = Instant.parse("2026-11-24T21:30:00Z");
  private static final Optional<TenantChanged> NORTE =
      Optional.of(News.inBuenosAires(new TenantId(Ids.next()), null));

  @Test
  void itSaysWhenUntilWhenAndHowToAnswerInTheCustomersLanguage() {
    assertThat(words(HALF_PAST_SIX, new Customer("Ana Pérez", null)).text())
        .isEqualTo(
            "Hola Ana, se liberó un horario: miércoles 25 de noviembre a las 10:00. Te lo guardamos"
                + " hasta las 18:30. Respondé SÍ para tomarlo o NO para dejarlo.");
    assertThat(words(HALF_PAST_SIX, new Customer(null, Language.EN)).text())
        .isEqualTo(
            "Hello, a time has become free: Wednesday 25 November at 10:00. We keep it for you until"
                + " 18:30. Reply YES to take it or NO to let it go.");
  }

  /** The wall clock's day, which ends at 03:00 UTC there. */
  @Test
  void anEndOnAnotherDayIsSaidWithItsDay() {
    Customer ana = new Customer("Ana", null);
    assertThat(words(Instant.parse("2026-11-25T02:59:00Z"), ana).text())
        .contains("hasta las 23:59.");
    assertThat(words(Instant.parse("2026-11-25T03:00:00Z"), ana).text())
        .contains("hasta el miércoles 25 de noviembre a las 00:00.");
  }

  @Test
  void itsButtonsNameTheOffer() {
    for (Language language : Language.values()) {
      assertThat(words(HALF_PAST_SIX, new Customer(null, language)).buttons())
          .extracting("id")
          .containsExactly("offer-yes:" + OFFER, "offer-no:" + OFFER);
    }
  }

  @Test
  void aTemplateIsInTheBusinesssLanguage() {
    OutgoingContent.Template template =
        (OutgoingContent.Template)
            OfferWords.template(
                "time_free", kept(HALF_PAST_SIX), NOW, new Customer(null, Language.EN), NORTE);
    assertThat(template)
        .isEqualTo(
            new OutgoingContent.Template(
                "time_free",
                "es_AR",
                List.of("cliente", "miércoles 25 de noviembre a las 10:00", "las 18:30")));
  }

  private static OutgoingContent.Buttons words(Instant until, Customer customer) {
    return (OutgoingContent.Buttons) OfferWords.words(kept(until), NOW, customer, NORTE);
  }

  private static OfferWords.Kept kept(Instant until) {
    return new OfferWords.Kept(
        OFFER, Instant.parse("2026-11-25T13:00:00Z"), "America/Argentina/Buenos_Aires", until);
  }
}
