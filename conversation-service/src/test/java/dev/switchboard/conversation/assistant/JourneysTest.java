package dev.switchboard.conversation.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.conversation.HandoffRequested.Reason;
import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.conversation.tool.Answers.Line;
import dev.switchboard.conversation.tool.ToolCall.BookAppointment;
import dev.switchboard.conversation.tool.ToolCall.CustomerAccount;
import dev.switchboard.conversation.tool.ToolCall.FindSlots;
import dev.switchboard.conversation.tool.ToolCall.ListServices;
import org.junit.jupiter.api.Test;

/** The conversations the assistant is there for, and what comes between. */
class JourneysTest {
  @Test
  void aCustomerOfflineIsToldWhatWasFoundAndGetsAVisit() {
    Play play = Play.atNorte();
    play.says("Hola, no tengo internet")
        .hears(
            "¡Hola, Ana! Soy el asistente virtual de Norte Internet.",
            "figura desconectada",
            "Tu cuenta está al día",
            "1) martes 10 de marzo, 11:00",
            "2) miércoles 11 de marzo, 09:00",
            "3) jueves 12 de marzo, 09:00",
            "¿Cuál te queda mejor?")
        .isOffered("mar 10/3 11:00", "mié 11/3 09:00", "jue 12/3 09:00");
    play.says("mañana a la tarde")
        .hears("1) miércoles 11 de marzo, 12:00", "2) miércoles 11 de marzo, 15:00", "3)");
    play.says("la segunda")
        .hears("¡Listo!", "miércoles 11 de marzo, 15:00", "Av. Triunvirato 4210");
    assertThat(play.visits()).containsExactly("SCHEDULED 2026-03-11T15:00");
    assertThat(play.called(BookAppointment.class))
        .singleElement()
        .satisfies(
            booked -> {
              assertThat(booked.serviceType()).isEqualTo("isp_repair");
              assertThat(booked.customer().name()).isEqualTo("PAREDES ANA LUCIA");
              assertThat(booked.description()).isEqualTo("Hola, no tengo internet");
            });
    play.says("gracias!").hears("¡De nada!");
    play.says("gracias").hearsNothing();
  }

  @Test
  void whoIsBlockedForDebtIsToldTheAmountAndOfferedNoVisit() {
    Play play = Play.atNorte();
    play.world.accounts.put(World.ANA, World.account("32999.00"));
    play.world.line = Line.BLOCKED;
    play.says("no tengo internet").hears("suspendido", "$ 32.999,00").isWithTheAssistant();
    assertThat(play.called(FindSlots.class)).isEmpty();
  }

  @Test
  void anUnknownPhoneIsAskedForTheDocumentOnce() {
    Play play = Play.atNorte();
    play.world.accounts.clear();
    play.world.accounts.put("28456123", World.account("0.00"));
    play.says("no tengo internet").hears("¿Me pasás el DNI o CUIT del titular?");
    play.says("28.456.123").hears("figura desconectada", "1) ");
  }

  @Test
  void withoutAnyAccountTheVisitIsArrangedAllTheSame() {
    Play play = Play.atNorte();
    play.world.accounts.clear();
    play.says("no tengo internet").hears("DNI");
    play.says("99999999").hears("No pude ver tu cuenta", "tu nombre y la dirección");
    play.says("soy Ana Pérez, Belgrano 1234 piso 2").hears("1) ", "¿Cuál te queda mejor?");
    play.says("la primera").hears("Belgrano 1234 piso 2");
  }

  @Test
  void aProviderSystemThatIsAwayDoesNotStopTheVisit() {
    Play play = Play.atNorte();
    play.world.down.add("customer_account");
    play.says("no tengo internet").hears("No pude ver tu cuenta", "nombre y la dirección");
  }

  @Test
  void aLeakIsBookedMovedAndCancelled() {
    Play play = Play.atAvon();
    play.says("My sink is leaking, can you come tomorrow in the afternoon?")
        .hears(
            "Hello Tom! I am the virtual assistant of Avon Plumbing.", "your name and the address");
    play.says("Tom Hartley, 12 Cotham Brow, BS6 6AE")
        .hears(
            "1) Wednesday 11 March, 12:00 pm",
            "2) Wednesday 11 March, 3:00 pm",
            "3) Wednesday 11 March, 5:00 pm")
        .isOffered("Wed 11 Mar, 12:00 pm", "Wed 11 Mar, 3:00 pm", "Wed 11 Mar, 5:00 pm");
    play.says("the second one")
        .hears("Done!", "Wednesday 11 March, 3:00 pm", "12 Cotham Brow, BS6 6AE");
    assertThat(play.called(BookAppointment.class).getFirst().serviceType())
        .isEqualTo("fixture_or_leak_repair");

    play.says("actually can we move it to Friday morning?")
        .hears("I can move it to:", "1) Friday 13 March, 9:00 am", "Which one");
    play.says("the last one").hears("Your visit has moved to Friday 13 March, 11:00 am");
    assertThat(play.visits()).containsExactly("SCHEDULED 2026-03-13T11:00");

    play.says("cancel it please").hears("Shall I cancel your visit on Friday 13 March, 11:00 am?");
    play.says("yes").hears("I have cancelled your visit on Friday 13 March, 11:00 am");
    assertThat(play.visits()).containsExactly("CANCELLED 2026-03-13T11:00");
  }

  @Test
  void aMoveToAFreeTimeByNameIsMadeAtOnce() {
    Play play = Play.atAvon();
    play.world.visitAt("2026-03-11T15:00");
    play.says("could you move it to Friday at 10am?")
        .hears("Your visit has moved to Friday 13 March, 10:00 am");
  }

  @Test
  void aBookingAtOneTimeIsConfirmedOnce() {
    Play play = booking();
    play.says("tomorrow at 3").hears("I have Wednesday 11 March, 3:00 pm.", "Shall I book it?");
    play.says("yes please").hears("Done!", "Wednesday 11 March, 3:00 pm");
  }

  @Test
  void aPriceInTheMiddleOfABookingIsAnsweredAndTheQuestionAskedAgain() {
    Play play = Play.atAvon();
    play.says("My sink is leaking, can you come tomorrow in the afternoon?");
    play.says("how much is it?").hears("£80.00", "£150.00", "your name and the address");
    play.says("Tom Hartley, 12 Cotham Brow, BS6 6AE").hears("1) Wednesday 11 March, 12:00 pm");
    play.says("how much is it?").hears("£80.00", "1) Wednesday 11 March, 12:00 pm", "Which one");
    assertThat(play.called(ListServices.class)).hasSize(2);
  }

  @Test
  void aTimeThatIsGoneIsAnsweredWithThreeOthers() {
    Play play = booking();
    play.world.takenOnce = true;
    play.says("the first one").hears("has just been taken", "1) ", "2) ", "3) ");
    play.says("the second one").hears("Done!");
    assertThat(play.visits()).hasSize(1);
  }

  @Test
  void aDayThatIsFullIsAnsweredWithTheNearest() {
    Play play = booking();
    play.says("Saturday morning").hears("nothing at that time", "1) Monday 16 March");
  }

  @Test
  void aButtonIsTakenByItsIdAndAnOldOneIsNot() {
    Play play = booking();
    String old = play.buttonId(1);
    play.says("Friday morning");
    play.presses(old, "Tue 10 Mar, 11:00 am").hears("not the times I offered you last", "Friday");
    play.presses(play.buttonId(1), "Fri 13 Mar, 9:00 am")
        .hears("Done!", "Friday 13 March, 9:00 am");
  }

  @Test
  void noneOfThoseAsksWhen() {
    Play play = booking();
    play.says("none of those").hears("Which day and time would suit you?");
    play.says("Thursday afternoon").hears("1) Thursday 12 March, 12:00 pm");
  }

  @Test
  void cancelInTheMiddleOfABookingDropsIt() {
    Play play = booking();
    play.says("cancel").hears("I will not book anything");
    assertThat(play.visits()).isEmpty();
  }

  @Test
  void aVisitThatIsNotCancelledStands() {
    Play play = Play.atAvon();
    play.world.visitAt("2026-03-11T15:00");
    play.says("please cancel my visit").hears("Shall I cancel");
    play.says("no").hears("your visit on Wednesday 11 March, 3:00 pm stands");
    assertThat(play.visits()).containsExactly("SCHEDULED 2026-03-11T15:00");
  }

  @Test
  void twoMessagesNotUnderstoodAreAPersonsBusiness() {
    Play play = Play.atAvon();
    play.says("hello");
    play.says("qwerty asdf zxcv").hears("did not understand").isWithTheAssistant();
    play.says("zxcv qwerty asdf").isHandedOver(Reason.LOW_CONFIDENCE);
  }

  @Test
  void whoRepeatsHimselfIsAskedAgainAsOftenAsHeLikes() {
    Play play = Play.atAvon();
    play.says("My sink is leaking");
    for (int i = 0; i < 4; i++) {
      play.says("Tom Hartley, 12 Cotham Brow, BS6 6AE")
          .hears("1) Tuesday 10 March, 11:00 am", "Which one")
          .hearsNot("did not understand")
          .isWithTheAssistant();
    }
    play.says("the first one").hears("Done!");
  }

  @Test
  void whatIsRepeatedAfterItWasNotUnderstoodIsStillNotUnderstood() {
    Play play = booking();
    play.says("qwerty asdf zxcv").hears("did not understand", "Which one");
    play.says("qwerty asdf zxcv").isHandedOver(Reason.LOW_CONFIDENCE);
  }

  /** A message may be longer than what is kept of a conversation. */
  @Test
  void whoeverWritesALotIsAnsweredLikeAnybody() {
    String much = "\uD83D\uDEBF".repeat(30_000);
    Play play = Play.atAvon();
    play.says("My sink is leaking " + much).hears("your name and the address");
    play.says(much).hears("did not understand");
    play.says("There is water coming through the ceiling " + much).hears("Is this an emergency?");
    play.says("no").hears("your name and the address");
  }

  @Test
  void whatItCannotReadItSaysOnce() {
    Play play = Play.atNorte();
    play.sends(new Said(MessageKind.AUDIO, null, null)).hears("solo puedo leer mensajes de texto");
    play.sends(new Said(MessageKind.AUDIO, null, null)).hearsNothing();
    play.sends(new Said(MessageKind.REACTION, "👍", null)).hearsNothing();
  }

  @Test
  void aToolThatFailsIsAPersonsBusiness() {
    Play play = Play.atAvon();
    play.world.down.add("find_slots");
    play.says("My sink is leaking");
    play.says("Tom Hartley, 12 Cotham Brow, BS6 6AE")
        .hears("cannot sort this out")
        .isHandedOver(Reason.TOOL_FAILED);
  }

  @Test
  void aReminderIsAnsweredWithAYesANoOrAnotherTime() {
    Play play = Play.atNorte();
    var visit = play.world.visitAt("2026-03-11T10:00");
    play.reminds(visit, "2026-03-11T10:00").says("SI").hears("Te esperamos el miércoles 11");
    assertThat(play.visits()).containsExactly("CONFIRMED 2026-03-11T10:00");

    play.reminds(visit, "2026-03-11T10:00").says("cancelar").hears("¿Cancelo tu visita");
    play.says("no").hears("sigue en pie");
    play.reminds(visit, "2026-03-11T10:00")
        .says("¿la podemos cambiar para el viernes a la mañana?");
    play.hears("La puedo pasar a:", "1) viernes 13 de marzo, 09:00");
  }

  @Test
  void whatIsOwedIsTold() {
    Play play = Play.atNorte();
    play.world.accounts.put(World.ANA, World.account("32999.00"));
    play.says("cuánto debo?").hears("$ 32.999,00");
    assertThat(play.called(CustomerAccount.class)).hasSize(1);
  }

  @Test
  void englishIsAnsweredInEnglishAlsoAtASpanishBusiness() {
    Play.atNorte().says("Hello, my internet is not working").hears("I checked your connection");
  }

  @Test
  void aWordOfAnotherLanguageDoesNotChangeTheLanguage() {
    Play play = Play.atNorte();
    play.says("Hola, no tengo internet");
    play.says("ok").hears("¿Cuál te queda mejor?");
    play.says("Could it be on Friday morning instead?")
        .hears("I have these times:", "Friday 13 March");
  }

  private static Play booking() {
    Play play = Play.atAvon();
    play.says("My sink is leaking");
    return play.says("Tom Hartley, 12 Cotham Brow, BS6 6AE").hears("1) ");
  }
}
