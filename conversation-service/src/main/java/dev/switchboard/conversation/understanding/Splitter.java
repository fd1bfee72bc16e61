package dev.switchboard.conversation.understanding;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a message into words in one pass. Letters and digits part ("15hs" is two words); signs
 * between digits stay (15:30, 15/3, 2-5); thumbs and their like are words.
 */
final class Splitter {
  private static final String CLAUSE_ENDS = ",.;:!?()¿¡…\n\r\"";
  private static final String APOSTROPHES = "'’‘´`";

  private final String text;
  private final int end;
  private final List<Word> words = new ArrayList<>();
  private int at;
  private int clause;

  Splitter(String text, int end) {
    this.text = text;
    this.end = end;
  }

  List<Word> split() {
    while (at < end) {
      int point = text.codePointAt(at);
      if (Character.isLetter(point)) {
        letters();
      } else if (Character.isDigit(point)) {
        digits();
      } else if (Character.getType(point) == Character.OTHER_SYMBOL) {
        add(at, at + Character.charCount(point));
      } else {
        separator(point);
      }
    }
    return words;
  }

  private void letters() {
    int start = at;
    int last = at;
    while (at < end && (isPartOfWord(text.codePointAt(at)) || joins(start))) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      last = Character.isLetter(point) || isMark(point) ? at : last;
    }
    int resume = at;
    add(start, Math.min(last, end));
    at = resume;
  }

  private void digits() {
    int start = at;
    while (at < end && (Character.isDigit(text.codePointAt(at)) || isMark(text.codePointAt(at)))) {
      at += Character.charCount(text.codePointAt(at));
    }
    add(start, Math.min(at, end));
  }

  private void add(int from, int to) {
    String folded = Folding.fold(text.substring(from, to));
    at = to;
    if (!folded.isEmpty()) {
      words.add(new Word(folded, from, to, clause));
    }
  }

  private void separator(int point) {
    int sign = signBetweenDigits(point);
    if (sign != 0) {
      words.add(new Word(Character.toString(sign), at, at + 1, clause));
    } else if (CLAUSE_ENDS.indexOf(point) >= 0 || isDashAlone(point)) {
      clause++;
    }
    at += Character.charCount(point);
  }

  private int signBetweenDigits(int point) {
    if (!digitAt(at - 1) || !digitAt(at + 1)) {
      return 0;
    }
    return switch (point) {
      case ':', '.' -> ':';
      case '/' -> '/';
      case '-', '–' -> '-';
      default -> 0;
    };
  }

  private boolean digitAt(int index) {
    return index >= 0 && index < end && Character.isDigit(text.charAt(index));
  }

  private boolean isDashAlone(int point) {
    return (point == '-' || point == '–' || point == '—')
        && (at == 0 || Character.isWhitespace(text.charAt(at - 1)));
  }

  private static boolean isPartOfWord(int point) {
    return Character.isLetter(point)
        || isMark(point)
        || Character.getType(point) == Character.FORMAT;
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** An apostrophe inside a word, or the stop inside "p.m". */
  private boolean joins(int start) {
    char sign = text.charAt(at);
    if (at + 1 >= end || !Character.isLetter(text.charAt(at + 1))) {
      return false;
    }
    return APOSTROPHES.indexOf(sign) >= 0
        || (sign == '.'
            && at == start + 1
            && (at + 2 >= end || !Character.isLetter(text.charAt(at + 2))));
  }
}
