package dev.switchboard.conversation.understanding;

/** What the phrases of {@code answers.txt} say; the headings of that list. */
enum AnswerWord {
  YES,
  NO,
  /** "no" itself: an answer at the end of its clause, else the beginning of "no me anda". */
  NO_ALONE,
  /** "bueno", "ok": yes, unless a no follows. */
  WEAK_YES,
  /** Says yes or no anywhere in a message: "a esa hora me sirve". */
  YES_WITHIN,
  NO_WITHIN,
  /** That does not suit: no to a time offered, and to a visit announced. */
  CANNOT,
  URGENT,
  NOT_URGENT,
  UNSURE,
  /** May stand before an answer: "mmm", "well". */
  OPENER,
  /** Looks like an answer and is none: "si puede". */
  NOTHING;

  private static final Phrases<AnswerWord> PHRASES = Phrases.load("answers", AnswerWord::valueOf);

  static Phrases<AnswerWord> phrases() {
    return PHRASES;
  }
}
