package dev.switchboard.conversation.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.conversation.HandoffRequested.Reason;
import dev.switchboard.conversation.tool.ToolCall.AcceptOffer;
import dev.switchboard.conversation.tool.ToolCall.DeclineOffer;
import org.junit.jupiter.api.Test;

/** What a customer says to time that was given up and is kept for him (features.md S8). */
class GivenUpTest {
  private static final String WEDNESDAY_TEN = "2026-03-11T10:00";

  @Test
  void aYesTakesIt() {
    Play play = Play.atNorte().offers(WEDNESDAY_TEN).says("SI");
    play.hears("¡Listo!", "miércoles 11 de marzo, 10:00").isWithTheAssistant();
    assertThat(play.visits()).containsExactly("SCHEDULED 2026-03-11T10:00");
  }

  @Test
  void aYesInEnglishTakesItAtABusinessInEngland() {
    Play play = Play.atAvon().offers(WEDNESDAY_TEN).says("YES");
    play.hears("Done!", "Wednesday 11 March, 10:00 am");
    assertThat(play.visits()).containsExactly("SCHEDULED 2026-03-11T10:00");
  }

  @Test
  void aNoLetsTheNextHaveIt() {
    Play play = Play.atNorte().offers(WEDNESDAY_TEN).says("NO");
    play.hears("se lo ofrecemos a otra persona", "lista de espera").isWithTheAssistant();
    assertThat(play.called(DeclineOffer.class)).hasSize(1);
    assertThat(play.visits()).isEmpty();
  }

  @Test
  void aBareCancelLetsItGoAndCancelsNoVisit() {
    Play play = Play.atNorte();
    play.world.visitAt("2026-03-20T10:00");
    play.offers(WEDNESDAY_TEN).says("cancelar").hears("se lo ofrecemos a otra persona");
    assertThat(play.visits()).containsExactly("SCHEDULED 2026-03-20T10:00");
  }

  @Test
  void whoseOfferIsGoneIsToldSoAndOfferedThreeOtherTimes() {
    Play play = Play.atNorte().offers(WEDNESDAY_TEN);
    play.world.kept.clear();
    play.says("SI").hears("ya se lo dimos a otra persona", "Tengo estos horarios:", "1) ", "3) ");
    play.says("la primera").hears("¡Listo!");
    assertThat(play.visits()).hasSize(1);
  }

  @Test
  void aYesRightAfterItsEndIsToldSoAndOfferedThreeOtherTimes() {
    Play play = Play.atNorte().offers(WEDNESDAY_TEN).offerEnds().says("SI");
    play.hears("ya se lo dimos a otra persona", "Tengo estos horarios:", "1) ", "3) ");
    assertThat(play.visits()).isEmpty();
  }

  @Test
  void anythingElseAfterItsEndIsHeardAsIfItHadNotBeen() {
    Play play = Play.atNorte().offers(WEDNESDAY_TEN).offerEnds().says("hola");
    play.hears("ayudar").hearsNot("guardamos");
    play.says("blablabla").hearsNot("guardamos");
    assertThat(play.called(AcceptOffer.class)).isEmpty();
  }

  @Test
  void aNoAfterTheYesAsksWhetherToCancelWhatWasBooked() {
    Play play = Play.atNorte().offers(WEDNESDAY_TEN);
    play.answersOffer("yes", "Sí").hears("¡Listo!");
    play.answersOffer("no", "No").hears("miércoles 11 de marzo, 10:00");
    assertThat(play.visits()).containsExactly("SCHEDULED 2026-03-11T10:00");
    play.says("sí");
    assertThat(play.visits()).containsExactly("CANCELLED 2026-03-11T10:00");
  }

  @Test
  void aNoToAnOfferThatIsGoneSaysNoMoreThanThat() {
    Play play = Play.atNorte().offers(WEDNESDAY_TEN);
    play.world.kept.clear();
    play.says("NO").hears("ya no está en pie").hearsNot("lista de espera");
  }

  @Test
  void whoCannotThenButAnotherDayIsOfferedThatDay() {
    Play play = Play.atNorte().offers(WEDNESDAY_TEN);
    play.says("no puedo, mejor el viernes a la mañana")
        .hears("se lo ofrecemos a otra persona", "1) viernes 13 de marzo, 09:00");
    assertThat(play.called(DeclineOffer.class)).hasSize(1);
  }

  @Test
  void aYesToAnotherTimeTakesNothingAndItIsAskedAgain() {
    Play play = Play.atNorte().offers(WEDNESDAY_TEN).says("sí pero a la tarde");
    play.hears("Te guardamos el horario del miércoles 11 de marzo, 10:00").isOffered("Sí", "No");
    assertThat(play.called(AcceptOffer.class)).isEmpty();
    play.presses(play.buttonId(1), "Sí").hears("¡Listo!");
  }

  @Test
  void itsOwnButtonAnswersItInTheMiddleOfSomethingElse() {
    Play play = Play.atNorte();
    play.says("no tengo internet").hears("¿Cuál te queda mejor?");
    play.offers(WEDNESDAY_TEN).answersOffer("yes", "Sí").hears("¡Listo!", "10:00");
    assertThat(play.visits()).containsExactly("SCHEDULED 2026-03-11T10:00");
  }

  @Test
  void pressedTwiceItIsTakenOnceAndConfirmedTwice() {
    Play play = Play.atNorte().offers(WEDNESDAY_TEN);
    play.answersOffer("yes", "Sí").hears("¡Listo!");
    play.answersOffer("yes", "Sí").hears("¡Listo!");
    assertThat(play.visits()).hasSize(1);
  }

  @Test
  void onceItIsAnsweredTheReminderBesideItIsTheQuestion() {
    Play play = Play.atNorte();
    var visit = play.world.visitAt("2026-03-20T10:00");
    play.reminds(visit, "2026-03-20T10:00").offers(WEDNESDAY_TEN);
    play.says("NO").hears("se lo ofrecemos a otra persona");
    play.says("SI").hears("Te esperamos el viernes 20");
    assertThat(play.visits()).containsExactly("CONFIRMED 2026-03-20T10:00");
  }

  @Test
  void whatCannotBeAnsweredNowIsAPersonsBusiness() {
    Play play = Play.atNorte().offers(WEDNESDAY_TEN);
    play.world.down.add("accept_offer");
    play.says("SI").isHandedOver(Reason.TOOL_FAILED);
  }
}
