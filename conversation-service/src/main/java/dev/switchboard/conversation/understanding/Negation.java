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
    boolean doubted = false;
    for (int i = from - 1; words.sameClause(i, from); i--) {
      String word = words.text(i);
      if (denies(word)) {
        return doubted ? DOUBTED : DENIED;
      }
      if (WORDS.has("DOUBTING", word)) {
        doubted = true;
      } else if (!WORDS.has("CARRYING", word)) {
        break;
      }
    }
    boolean deniedAfter =
        words.sameClause(from, to)
            && denies(words.text(to))
            && (words.endsClause(to) || WORDS.has("CARRYING", words.text(to + 1)));
    return deniedAfter ? DENIED : doubted ? DOUBTED : STATED;
  }
}
