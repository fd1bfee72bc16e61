package dev.switchboard.conversation.understanding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts an answer to "who and where?" into what each "it's", "I live at" or comma begins. */
final class Pieces {
  private final Words words;
  private final List<Piece> pieces = new ArrayList<>();
  private @Nullable LeadWord lead;

  private Pieces(Words words) {
    this.words = words;
  }

  /**
   * @param lead what stood before it, if anything did
   */
  record Piece(@Nullable LeadWord lead, Span span) {
    boolean leadsName() {
      return lead != null && lead.leadsName();
    }

    boolean leadsAddress() {
      return lead != null && lead.leadsAddress();
    }
  }

  static List<Piece> of(Words words) {
    Pieces pieces = new Pieces(words);
    int start = 0;
    while (start < words.size()) {
      int end = words.endOfClause(start);
      pieces.clause(start, end);
      start = end;
    }
    return pieces.pieces;
  }

  private void clause(int start, int end) {
    int from = start;
    int at = start;
    while (at < end) {
      Phrases.Hit<LeadWord> hit = LeadWord.phrases().at(words, at);
      if (hit == null) {
        at++;
      } else if (hit.value() == LeadWord.NOTHING || !cuts(hit, from, end)) {
        at = hit.to();
      } else {
        add(from, at);
        lead = hit.value() == LeadWord.COURTESY ? lead : hit.value();
        from = hit.to();
        at = hit.to();
      }
    }
    add(from, end);
  }

  /** Courtesies stand around an answer, never inside: Dale is a name, too. */
  private static boolean cuts(Phrases.Hit<LeadWord> hit, int from, int end) {
    return switch (hit.value()) {
      case NAME, ADDRESS, ADDRESS_IF_ASKED -> true;
      case NAME_IF_ASKED -> hit.from() == from;
      case COURTESY -> hit.from() == from || hit.to() == end;
      case NOTHING -> false;
    };
  }

  private void add(int from, int to) {
    if (from < to) {
      pieces.add(new Piece(lead, new Span(from, to)));
      lead = null;
    }
  }
}
