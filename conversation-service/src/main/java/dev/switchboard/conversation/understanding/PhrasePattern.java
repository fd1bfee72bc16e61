package dev.switchboard.conversation.understanding;

import java.util.ArrayList;
import java.util.List;

/**
 * Spells out a line of a word list. {@code (a|b c)} is one of them, {@code [a|b]} one or none,
 * {@code stem*} any word that begins so, {@code ..} up to three words of the same clause.
 */
final class PhrasePattern {
  static final String GAP = "..";

  private final String text;
  private int at;

  private PhrasePattern(String text) {
    this.text = text;
  }

  /**
   * @return every phrase the line stands for, as its words
   * @throws IllegalArgumentException if a bracket has no fellow
   */
  static List<List<String>> phrases(String line) {
    PhrasePattern pattern = new PhrasePattern(line);
    List<List<String>> phrases = pattern.alternatives();
    if (pattern.at < line.length()) {
      throw new IllegalArgumentException(line);
    }
    return phrases;
  }

  private List<List<String>> alternatives() {
    List<List<String>> all = new ArrayList<>(sequence());
    while (peek() == '|') {
      at++;
      all.addAll(sequence());
    }
    return all;
  }

  private List<List<String>> sequence() {
    List<List<String>> phrases = List.of(List.of());
    while (true) {
      switch (peek()) {
        case 0, '|', ')', ']' -> {
          return phrases;
        }
        case ' ' -> at++;
        case '(' -> phrases = product(phrases, group(')'));
        case '[' -> phrases = product(phrases, optional());
        default -> phrases = product(phrases, List.of(List.of(word())));
      }
    }
  }

  private List<List<String>> optional() {
    List<List<String>> options = new ArrayList<>(group(']'));
    options.add(List.of());
    return options;
  }

  private List<List<String>> group(char close) {
    at++;
    List<List<String>> inside = alternatives();
    if (peek() != close) {
      throw new IllegalArgumentException(text);
    }
    at++;
    return inside;
  }

  private String word() {
    int start = at;
    while (" |()[]".indexOf(peek()) < 0 && peek() != 0) {
      at++;
    }
    String word = text.substring(start, at);
    if (word.equals(GAP)) {
      return word;
    }
    return word.endsWith("*") ? Folding.plain(word) + "*" : Folding.fold(word.replace("'", ""));
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static List<List<String>> product(List<List<String>> heads, List<List<String>> tails) {
    List<List<String>> result = new ArrayList<>(heads.size() * tails.size());
    for (List<String> head : heads) {
      for (List<String> tail : tails) {
        List<String> whole = new ArrayList<>(head);
        whole.addAll(tail);
        result.add(List.copyOf(whole));
      }
    }
    return result;
  }
}
