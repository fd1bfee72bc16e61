package dev.switchboard.conversation.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A message as words that can be compared: case, accents and stretched letters are gone. */
record Words(String written, List<Word> list) {
  /** Far more than the longest message of any channel; what comes after it is not read. */
  private static final int LONGEST_TEXT = 8_192;

  Words {
    list = List.copyOf(list);
  }

  static Words of(String text) {
    return new Words(text, new Splitter(text, Math.min(text.length(), LONGEST_TEXT)).split());
  }

  int size() {
    return list.size();
  }

  /**
   * @return "" before the first and after the last, which equals no word
   */
  String text(int at) {
    return at < 0 || at >= list.size() ? "" : list.get(at).text();
  }

  /**
   * @return -1 for what is no number, and outside the message
   */
  int number(int at) {
    return at < 0 || at >= list.size() ? -1 : list.get(at).number();
  }

  boolean sameClause(int one, int other) {
    return one >= 0
        && other >= 0
        && one < list.size()
        && other < list.size()
        && list.get(one).clause() == list.get(other).clause();
  }

  boolean startsClause(int at) {
    return !sameClause(at - 1, at);
  }

  boolean endsClause(int at) {
    return !sameClause(at, at + 1);
  }

  /** The place after the last word of the clause. */
  int endOfClause(int at) {
    int end = at;
    while (!endsClause(end)) {
      end++;
    }
    return Math.min(end + 1, list.size());
  }

  boolean any(Span span, Predicate<String> test) {
    return list.subList(span.from(), span.to()).stream().map(Word::text).anyMatch(test);
  }

  boolean all(Span span, Predicate<String> test) {
    return list.subList(span.from(), span.to()).stream().map(Word::text).allMatch(test);
  }

  /** The same words at the same places, those of the span made unreadable. */
  Words without(Span span) {
    List<Word> rest = new ArrayList<>(list);
    for (int i = span.from(); i < span.to(); i++) {
      rest.set(i, rest.get(i).taken());
    }
    return new Words(written, rest);
  }

  /** As the customer wrote it, from the first word's first letter to the last word's last. */
  String written(Span span) {
    return written.substring(list.get(span.from()).start(), list.get(span.to() - 1).end());
  }
}
