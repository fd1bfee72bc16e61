package dev.switchboard.conversation.understanding;

/**
 * What the phrases of {@code intents.txt} say; the headings of that list. Where a message says
 * several, the first of this order is what it wants.
 */
enum IntentWord {
  AGENT,
  RESCHEDULE,
  CANCEL,
  /** Do not come: cancels a visit there is, else only says no. */
  DONT_COME,
  VISITS,
  OUTAGE,
  ACCOUNT,
  PRICE,
  BOOK,
  /** Come, visit, appointment: a wish to be visited, or an answer to when. */
  REQUEST,
  /** That day does not suit any more. */
  CANNOT,
  /** Another day: of a visit that is announced, else of the times offered. */
  OTHER_DAY,
  THANKS,
  GREETING,
  /** Looks like one of these and is none: "no la canceles". */
  NOTHING;

  private static final Phrases<IntentWord> PHRASES = Phrases.load("intents", IntentWord::valueOf);

  static Phrases<IntentWord> phrases() {
    return PHRASES;
  }
}
