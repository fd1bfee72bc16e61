package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.conversation.HandoffRequested.Reason;
import dev.switchboard.conversation.assistant.Dialogue.Memory;
import dev.switchboard.conversation.assistant.Dialogue.Once;
import dev.switchboard.conversation.assistant.Dialogue.Wanted;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.understanding.Intent;
import java.util.Optional;

/**
 * What to do about a message (features.md C21): danger first, then a person when one is asked for,
 * then the answer to the open question, then whatever else is wanted. Pure: asked again with one
 * more tool's answer it takes one step more.
 */
final class RulesPolicy {
  private RulesPolicy() {}

  static Step decide(Scene scene) {
    Talk talk = Talk.about(scene);
    if (scene.said().saysNothing()) {
      return talk.silence();
    }
    if (!scene.facts().mayTalk()) {
      return Emergencies.whileOthersTalk(talk);
    }
    if (scene.said().isUnreadable()) {
      return unreadable(talk);
    }
    return Emergencies.first(talk).orElseGet(() -> calm(talk));
  }

  /** With danger ruled out. */
  static Step calm(Talk talk) {
    if (talk.reading().intent() == Intent.AGENT) {
      return talk.greeting().handOff(Reason.REQUESTED);
    }
    return answered(talk).orElseGet(() -> wanted(talk));
  }

  private static Step unreadable(Talk talk) {
    return talk.dialogue().has(Once.UNREADABLE)
        ? talk.silence()
        : Questions.again(talk.doing(Once.UNREADABLE).greeting().say(Sentence.CANNOT_READ));
  }

  /** Empty when the message is no answer to the open question. */
  private static Optional<Step> answered(Talk talk) {
    return switch (talk.dialogue().asked()) {
      case NONE, EMERGENCY_SURE -> Optional.empty();
      case DOCUMENT, DOCUMENT_FOR_BILL -> Accounts.document(talk);
      case VISIT_WANTED -> Bookings.visitWanted(talk);
      case WHEN, WHICH_SLOT, SLOT_SURE -> Offers.answered(talk);
      case NAME, ADDRESS, NAME_AND_ADDRESS -> Bookings.introduced(talk);
      case CANCEL_SURE -> Visits.cancelSure(talk);
      case REMINDER -> Visits.reminded(talk);
      case OFFER -> GivenUp.answered(talk);
    };
  }

  private static Step wanted(Talk talk) {
    return switch (talk.reading().intent()) {
      case GREETING -> greeted(talk);
      case THANKS -> thanked(talk);
      case OUTAGE -> Accounts.outage(talk.greeting());
      case ACCOUNT -> Accounts.bill(talk.greeting());
      case BOOK -> Bookings.begin(talk.greeting());
      case RESCHEDULE -> Visits.move(talk.greeting());
      case CANCEL -> Visits.cancel(talk.greeting());
      case VISITS -> Visits.tell(talk.greeting());
      case PRICE -> Prices.tell(talk.greeting());
      case AGENT -> talk.handOff(Reason.REQUESTED);
      case NONE -> other(talk);
    };
  }

  private static Step greeted(Talk talk) {
    if (talk.dialogue().asked() != Asked.NONE) {
      return Questions.again(talk);
    }
    return talk.facts().greeted() ? talk.say(Sentence.HOW_CAN_I_HELP).done() : introduction(talk);
  }

  private static Step thanked(Talk talk) {
    return talk.dialogue().has(Once.THANKS)
        ? talk.silence()
        : talk.doing(Once.THANKS).greeting().say(Sentence.WELCOME).done();
  }

  /** No intent of its own: a kind of work by name, a bare yes, or words without meaning here. */
  private static Step other(Talk talk) {
    if (talk.reading().serviceType().isPresent()
        && talk.dialogue().wanted().equals(Wanted.NOTHING)) {
      return Bookings.begin(talk.greeting());
    }
    if (!talk.facts().greeted()) {
      return introduction(talk);
    }
    boolean nothingAsked = talk.dialogue().asked() == Asked.NONE;
    return nothingAsked && talk.reading().answer().isPresent()
        ? talk.silence()
        : notUnderstood(talk);
  }

  /** Whoever repeats himself has waited too long for an answer: that is no misunderstanding. */
  private static Step notUnderstood(Talk talk) {
    Memory before = talk.scene().dialogue().memory();
    if (talk.scene().wording().equals(before.understood())) {
      return goOn(talk);
    }
    Memory missing = talk.dialogue().memory().missing(before);
    Talk missed = talk.remembering(missing).say(Sentence.NOT_UNDERSTOOD);
    return missing.misses() > 1 ? missed.handOff(Reason.LOW_CONFIDENCE) : goOn(missed);
  }

  private static Step goOn(Talk talk) {
    return talk.dialogue().asked() == Asked.NONE
        ? talk.say(Sentence.HOW_CAN_I_HELP).done()
        : Questions.again(talk);
  }

  private static Step introduction(Talk talk) {
    return talk.say(Sentence.GREETING, talk.facts().business().name()).done();
  }
}
