package dev.switchboard.conversation.understanding;

/** The words that make an address one. */
final class Places {
  private static final WordSets WORDS = WordSets.load("places");

  private Places() {}

  /** What follows the name of a street: "Brow", "Road". */
  static boolean isStreet(String word) {
    return WORDS.has("STREET", word);
  }

  /** What stands before a name or number: "calle", "avenida", "flat". */
  static boolean opens(String word) {
    return WORDS.has("OPENS", word);
  }

  /** What stands behind a house number and is no street: "piso", "depto", "casa". */
  static boolean isUnit(String word) {
    return WORDS.has("UNIT", word);
  }
}
