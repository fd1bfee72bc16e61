package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.conversation.HandoffRequested.Reason;
import dev.switchboard.conversation.assistant.Dialogue.VisitRef;
import dev.switchboard.conversation.assistant.Dialogue.Wanted;
import dev.switchboard.conversation.assistant.Facts.Offered;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.tool.OfferAnswer;
import dev.switchboard.conversation.tool.ToolCall.AcceptOffer;
import dev.switchboard.conversation.tool.ToolCall.DeclineOffer;
import dev.switchboard.conversation.understanding.Intent;
import dev.switchboard.conversation.understanding.Wish;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Time that somebody else has given up, taken or let go by who waits for it (features.md S8). */
final class GivenUp {
  private GivenUp() {}

  /** Empty when the message is no answer: the offer stays the open question. */
  static Optional<Step> answered(Talk talk) {
    return talk.facts().offer().flatMap(offer -> answered(talk, offer));
  }

  private static Optional<Step> answered(Talk talk, Offered offer) {
    boolean bareCancel =
        talk.reading().intent() == Intent.CANCEL && !talk.scene().said().isSentence();
    if (bareCancel) {
      return Optional.of(declined(talk, offer));
    }
    return talk.reading()
        .answer()
        .map(
            answer ->
                switch (answer) {
                  case YES -> accepted(talk, offer);
                  case NO -> declined(talk, offer);
                });
  }

  private static Step accepted(Talk talk, Offered offer) {
    Talk answered = settled(talk, offer);
    return talk.after(
        new AcceptOffer(offer.offerId()),
        result ->
            switch (result) {
              case OfferAnswer.Done done -> booked(answered, done);
              case OfferAnswer.Gone gone ->
                  Bookings.proceed(wanting(answered, offer, Wish.NONE).say(Sentence.OFFER_LOST));
              case OfferAnswer.Refused refused -> refused(answered);
            });
  }

  private static Step booked(Talk talk, OfferAnswer.Done done) {
    @Nullable VisitRef visit =
        done.appointmentId() == null ? null : new VisitRef(done.appointmentId(), done.startsAt());
    return talk.now(talk.dialogue().about(visit))
        .say(Sentence.BOOKED_NO_ADDRESS, talk.phrases().full(done.startsAt()))
        .done();
  }

  /** "Not then, but on Friday" is also a wish, which is gone into as any other. */
  private static Step declined(Talk talk, Offered offer) {
    Talk answered = settled(talk, offer);
    Wish wish = talk.reading().wish();
    return talk.after(
        new DeclineOffer(offer.offerId()),
        result ->
            switch (result) {
              case OfferAnswer.Done done ->
                  goOn(answered.say(Sentence.OFFER_DECLINED), offer, wish);
              case OfferAnswer.Gone gone -> tooLate(answered, offer, wish);
              case OfferAnswer.Refused refused -> refused(answered);
            });
  }

  /** Whoever has taken it before wants to give the visit up. */
  private static Step tooLate(Talk talk, Offered offer, Wish wish) {
    @Nullable VisitRef visit = talk.dialogue().visit();
    return visit != null && visit.startsAt().equals(offer.startsAt())
        ? Visits.cancel(talk)
        : goOn(talk.say(Sentence.OFFER_OVER), offer, wish);
  }

  private static Step goOn(Talk talk, Offered offer, Wish wish) {
    return wish.isNone() ? talk.done() : Bookings.proceed(wanting(talk, offer, wish));
  }

  private static Talk wanting(Talk talk, Offered offer, Wish wish) {
    return talk.wanting(new Wanted(offer.serviceType(), null, wish, null));
  }

  private static Step refused(Talk talk) {
    return talk.say(Sentence.CANNOT_DO_NOW).handOff(Reason.TOOL_FAILED);
  }

  private static Talk settled(Talk talk, Offered offer) {
    Dialogue dialogue = talk.dialogue().settled();
    return talk.now(dialogue.remembering(dialogue.memory().answeringOffer(offer.offerId())));
  }
}
