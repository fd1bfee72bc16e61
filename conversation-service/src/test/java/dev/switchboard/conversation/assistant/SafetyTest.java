package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.conversation.HandoffRequested.Reason;
import org.junit.jupiter.api.Test;

/** What cannot wait, in conversations on paper. */
class SafetyTest {
  @Test
  void gasIsSafetyFirstThenAPersonAndTheOwner() {
    Play play = Play.atAvon();
    play.says("I smell gas").hears("Leave the building now", "0800 111 999");
    play.isHandedOver(Reason.EMERGENCY);
    play.says("hello?").hearsNothing();
    Play.atNorte().says("hay olor a gas").hears("Salí ya", "911").isHandedOver(Reason.EMERGENCY);
  }

  @Test
  void aBasementThatDidNotFloodIsNoEmergency() {
    Play.atAvon().says("the basement did not flood").isWithTheAssistant();
  }

  @Test
  void dangerIsAnsweredAlsoWhenAPersonHasTheConversation() {
    Play play = Play.atAvon();
    play.says("I want to talk to a person").isHandedOver(Reason.REQUESTED);
    play.says("it is still leaking").hearsNothing();
    play.says("I smell gas").hears("Leave the building now").isHandedOver(Reason.EMERGENCY);
    play.says("I smell gas!!").hearsNothing();
  }

  @Test
  void whatMayBeAnEmergencyIsAskedAndWhatWasSaidIsKept() {
    Play play = Play.atAvon();
    play.says("There is water coming through the ceiling, can you come tomorrow afternoon?")
        .hears("Is this an emergency?");
    play.says("no").hears("your name and the address");
    play.says("Tom Hartley, 12 Cotham Brow, BS6 6AE").hears("1) Wednesday 11 March, 12:00 pm");
  }
}
