package dev.switchboard.conversation.consent;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A message that is a command about being written to, and nothing else (features.md C10). */
public enum Keyword {
  OPT_OUT,
  /** Calls off a visit, if one is pending: then it is for the assistant (features.md C10, S9). */
  OPT_OUT_UNLESS_VISIT,
  OPT_IN,
  /** Means nothing from somebody who is not opted out. */
  OPT_IN_IF_OUT,
  /** Asks who is writing. */
  HELP;

  private static final int LONGEST = 40;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}]+");
  private static final List<String> COURTESIES = List.of("POR FAVOR ", "PLEASE ");
  private static final Map<String, Keyword> WORDS =
      Map.ofEntries(
          Map.entry("STOP", OPT_OUT),
          Map.entry("STOPALL", OPT_OUT),
          Map.entry("STOP ALL", OPT_OUT),
          Map.entry("UNSUBSCRIBE", OPT_OUT),
          Map.entry("END", OPT_OUT),
          Map.entry("QUIT", OPT_OUT),
          Map.entry("CANCEL", OPT_OUT_UNLESS_VISIT),
          Map.entry("OPTOUT", OPT_OUT),
          Map.entry("OPT OUT", OPT_OUT),
          Map.entry("REVOKE", OPT_OUT),
          Map.entry("BAJA", OPT_OUT),
          Map.entry("ALTO", OPT_OUT),
          Map.entry("START", OPT_IN),
          Map.entry("UNSTOP", OPT_IN),
          Map.entry("ALTA", OPT_IN),
          Map.entry("YES", OPT_IN_IF_OUT),
          Map.entry("HELP", HELP),
          Map.entry("AYUDA", HELP),
          Map.entry("INFO", HELP));

  /**
   * Case, accents, punctuation and a "please" make no difference; any other word beside it does:
   * "stop by at five" is a sentence.
   */
  public static Optional<Keyword> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    String words =
        NO_WORD.matcher(plain).replaceAll(" ").strip().toUpperCase(Locale.ROOT).concat(" ");
    for (String courtesy : COURTESIES) {
      words = without(words, courtesy);
    }
    return Optional.ofNullable(WORDS.get(words.strip()));
  }

  private static String without(String words, String courtesy) {
    if (words.startsWith(courtesy)) {
      return words.substring(courtesy.length());
    }
    return words.endsWith(" " + courtesy)
        ? words.substring(0, words.length() - courtesy.length())
        : words;
  }
}
