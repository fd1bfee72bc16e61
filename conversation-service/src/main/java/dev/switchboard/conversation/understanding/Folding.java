package dev.switchboard.conversation.understanding;

import java.text.Normalizer;
import java.util.Locale;

/** Makes the spellings of one word equal. */
final class Folding {
  /** No word of any list is longer; a compatibility character may unfold to eighteen. */
  private static final int LONGEST_WORD = 40;

  private static final Aliases ALIASES = Aliases.load();

  private Folding() {}

  static String fold(String written) {
    return ALIASES.of(plain(written));
  }

  /** Without what the list of short forms says: what that list itself is read with. */
  static String plain(String written) {
    String cut = written.substring(0, Math.min(written.length(), LONGEST_WORD));
    String bare = isAscii(cut) ? cut : Normalizer.normalize(cut, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(bare.length());
    bare.codePoints()
        .filter(Folding::counts)
        .map(Folding::digitsAreAscii)
        .forEach(folded::appendCodePoint);
    return withoutRuns(folded.toString().toLowerCase(Locale.ROOT));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private static boolean counts(int point) {
    return Character.isLetterOrDigit(point) || Character.getType(point) == Character.OTHER_SYMBOL;
  }

  private static int digitsAreAscii(int point) {
    return Character.isDigit(point) ? '0' + Character.digit(point, 10) : point;
  }

  /** "holaaa" is "hola"; a letter twice may be right, three times never is. Digits stay. */
  private static String withoutRuns(String word) {
    StringBuilder result = new StringBuilder(word.length());
    int i = 0;
    while (i < word.length()) {
      int run = i;
      while (run < word.length() && word.charAt(run) == word.charAt(i)) {
        run++;
      }
      boolean stretched = run - i > 2 && Character.isLetter(word.charAt(i));
      result.append(word, i, stretched ? i + 1 : run);
      i = run;
    }
    return result.toString();
  }
}
