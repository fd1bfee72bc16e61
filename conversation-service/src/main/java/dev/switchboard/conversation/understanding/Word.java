package dev.switchboard.conversation.understanding;

/**
 * One word, number or sign of a message.
 *
 * @param text folded: lower case, without accents, of runs of a letter one
 * @param start where it begins in the message as written
 * @param end where it ends, exclusive
 * @param clause the place of the clause it stands in; a comma, a stop or a new line begins one
 */
record Word(String text, int start, int end, int clause) {
  /** What stands where words were taken out; no phrase has it. */
  static final String TAKEN = "_";

  private static final int LONGEST_NUMBER = 4;

  /** Some signs unfold to a number with more behind it. */
  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * @return -1 for what is no number, and for one longer than an hour, a date or a house number
   */
  int number() {
    return isNumber(text) && text.length() <= LONGEST_NUMBER ? Integer.parseInt(text) : -1;
  }

  Word taken() {
    return new Word(TAKEN, start, end, clause);
  }
}
