package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.assistant.Dialogue.Offer;
import dev.switchboard.conversation.assistant.Dialogue.VisitRef;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.reminder.OfferButtons;
import dev.switchboard.conversation.sending.OutgoingContent.Option;
import dev.switchboard.conversation.tool.Answers.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks, and asks again after an interruption. */
final class Questions {
  private static final String SLOT = "slot";

  /** The same word in every language the assistant speaks. */
  private static final String NO = "No";

  private Questions() {}

  /** Ends the turn with this question. */
  static Step ask(Talk talk, Asked question) {
    return again(talk.now(talk.dialogue().asking(question)));
  }

  /** Ends the turn with the open question, if there is one. */
  static Step again(Talk talk) {
    return switch (talk.dialogue().asked()) {
      case NONE -> talk.done();
      case DOCUMENT, DOCUMENT_FOR_BILL -> talk.say(Sentence.ASK_DOCUMENT).done();
      case VISIT_WANTED -> yesOrNo(talk.say(Sentence.WANT_A_VISIT));
      case WHEN -> talk.say(Sentence.ASK_WHEN).done();
      case WHICH_SLOT -> which(talk);
      case SLOT_SURE -> sure(talk);
      case NAME -> talk.say(Sentence.ASK_NAME).done();
      case ADDRESS -> talk.say(Sentence.ASK_ADDRESS).done();
      case NAME_AND_ADDRESS -> talk.say(Sentence.ASK_NAME_AND_ADDRESS).done();
      case CANCEL_SURE -> yesOrNo(ofVisit(talk, Sentence.CANCEL_SURE));
      case REMINDER -> yesOrNo(ofVisit(talk, Sentence.YOUR_VISIT).say(Sentence.STILL_SUITS));
      case OFFER -> offered(talk);
      case EMERGENCY_SURE -> yesOrNo(talk.say(Sentence.EMERGENCY_SURE));
    };
  }

  /** The slot whose button was pressed, if it is one of the offer that stands. */
  static Optional<Slot> pressed(Dialogue dialogue, @Nullable String id) {
    Offer offer = dialogue.offer();
    return IntStream.range(0, offer.slots().size())
        .filter(place -> option(offer, place).equals(id))
        .mapToObj(offer.slots()::get)
        .findFirst();
  }

  /** Whether a button of some offer was pressed. */
  static boolean isOfOffer(@Nullable String id) {
    return id != null && id.startsWith(SLOT + ":");
  }

  private static Step which(Talk talk) {
    Offer offer = talk.dialogue().offer();
    Phrases phrases = talk.phrases();
    Talk told = talk;
    for (String line : phrases.lines(offer.slots())) {
      told = told.line(line);
    }
    List<Option> buttons = new ArrayList<>();
    for (int place = 0; place < offer.slots().size(); place++) {
      String title = phrases.brief(offer.slots().get(place).startsAt());
      buttons.add(new Option(option(offer, place), title, null));
    }
    return told.say(Sentence.WHICH_ONE).done(buttons);
  }

  private static Step offered(Talk talk) {
    return talk.facts()
        .offer()
        .map(
            offer ->
                talk.say(Sentence.OFFER_AGAIN, talk.phrases().full(offer.startsAt()))
                    .done(OfferButtons.of(offer.offerId(), talk.language())))
        .orElseGet(talk::done);
  }

  private static Step sure(Talk talk) {
    Slot only = talk.dialogue().offer().slots().getFirst();
    return yesOrNo(
        talk.say(Sentence.ONE_TIME, talk.phrases().full(only.startsAt())).say(Sentence.BOOK_IT));
  }

  private static Talk ofVisit(Talk talk, Sentence sentence) {
    @Nullable VisitRef visit = talk.dialogue().visit();
    return visit == null ? talk : talk.say(sentence, talk.phrases().full(visit.startsAt()));
  }

  private static Step yesOrNo(Talk talk) {
    return talk.done(
        List.of(
            new Option("yes", Sentence.YES.in(talk.language()), null), new Option("no", NO, null)));
  }

  private static String option(Offer offer, int place) {
    return "%s:%d:%d".formatted(SLOT, offer.version(), place + 1);
  }
}
