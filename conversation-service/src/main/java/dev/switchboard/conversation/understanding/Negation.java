package dev.switchboard.conversation.understanding;

/**
 * Whether what a phrase says is denied or doubted. Read backwards from the phrase over words that
 * carry a denial along ("no hay", "did not", "there is no"); any other word ends the search, so
 * that "no puedo respirar hay olor a gas" denies nothing.
 */
enum Negation {
  STATED,
  DOUBTED,
  DENIED;

  private static final WordSets WORDS = WordSets.load("negation");

  static boolean denies(String word) {
    return WORDS.has("DENYING", word);
  }

  static Negation of(Words words, int from, int to) {
    if (isDeniedAfter(words, from, to)) {
      return DENIED;
    }
    boolean doubted = false;
    boolean subject = false;
    for (int i = from - 1; words.sameClause(i, from); i--) {
      String word = words.text(i);
      if (denies(word)) {
        return subject ? stated(doubted) : doubted ? DOUBTED : DENIED;
      }
      doubted |= WORDS.has("DOUBTING", word);
      subject |= WORDS.has("SUBJECT", word);
      if (!WORDS.has("DOUBTING", word)
          && !WORDS.has("CARRYING", word)
          && !WORDS.has("SUBJECT", word)) {
        break;
      }
    }
    return stated(doubted);
  }

  private static Negation stated(boolean doubted) {
    return doubted ? DOUBTED : STATED;
  }

  /** "olor a gas no hay". */
  private static boolean isDeniedAfter(Words words, int from, int to) {
    return words.sameClause(from, to)
        && denies(words.text(to))
        && (words.endsClause(to) || WORDS.has("CARRYING", words.text(to + 1)));
  }
}
