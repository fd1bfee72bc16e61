package dev.switchboard.conversation.understanding;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads name and address: freely where they were asked for, else only after "my name is". */
final class PersonReader {
  private static final Set<String> CUTS = Set.of("y", "and", "que", "from", "but", "pero", "de");
  private static final int MOST_NAMES = 4;
  private static final int LONGEST_ADDRESS = 15;

  private final Words words;
  private final Question question;
  private @Nullable Span name;
  private @Nullable Span address;

  /** What may be a house's name: "The Old Rectory, Church Lane". */
  private @Nullable Span house;

  PersonReader(Words words, Setting setting) {
    this.words = words;
    this.question = setting.question();
  }

  Person read() {
    if (question.asksWho() || question.asksWhere()) {
      Pieces.of(words).forEach(this::asked);
    } else {
      LeadWord.phrases().in(words).forEach(this::unasked);
    }
    return new Person(Optional.ofNullable(name), Optional.ofNullable(address));
  }

  private void asked(Pieces.Piece piece) {
    Span span = piece.span();
    if (address != null && continues(address, piece)) {
      address = new Span(address.from(), span.to());
    } else if (piece.leadsAddress() || !question.asksWho()) {
      takeAddress(span, piece.leadsAddress());
    } else {
      takeBoth(span, piece.leadsName());
    }
  }

  private boolean continues(Span begun, Pieces.Piece piece) {
    return piece.lead() == null
        && begun.to() == piece.span().from()
        && Addresses.isPart(words, piece.span());
  }

  private void takeAddress(Span span, boolean led) {
    if (address != null) {
      return;
    }
    boolean corner = (led || question.asksWhere()) && Addresses.isCorner(words, span);
    boolean part = Addresses.isPart(words, span);
    if (Addresses.isStart(words, span) || corner || (led && part)) {
      address = new Span(houseBefore(span), span.to());
    }
    house = part ? span : null;
  }

  private int houseBefore(Span span) {
    return house != null && house.to() == span.from() ? house.from() : span.from();
  }

  private void takeBoth(Span span, boolean led) {
    int boundary =
        question.asksWhere()
            ? NameBoundary.in(words, span, led)
            : NameBoundary.beforeNumber(words, span);
    if (name == null && boundary > span.from()) {
      Span first = new Span(span.from(), boundary);
      name = Names.isName(words, first) ? first : null;
    }
    if (name == null && boundary == span.to() && question.asksWhere()) {
      takeAddress(span, false);
    }
    int rest = NameBoundary.skipJoin(words, boundary, span.to());
    if (question.asksWhere() && rest < span.to() && (name != null || boundary == span.from())) {
      takeAddress(new Span(rest, span.to()), false);
    }
  }

  private void unasked(Phrases.Hit<LeadWord> lead) {
    if (!words.sameClause(lead.to() - 1, lead.to())) {
      return;
    }
    if (lead.value() == LeadWord.NAME && name == null) {
      name = namesFrom(lead.to());
    } else if (lead.value() == LeadWord.ADDRESS && address == null) {
      address = addressFrom(lead.to());
    }
  }

  /** As far as the words are names; what follows must not go on about something else. */
  private @Nullable Span namesFrom(int from) {
    int end = from;
    while (end < from + MOST_NAMES && isNamePart(from, end)) {
      end++;
    }
    boolean stops = !words.sameClause(from, end) || CUTS.contains(words.text(end));
    return end > from && stops ? new Span(from, end) : null;
  }

  private boolean isNamePart(int from, int place) {
    String word = words.text(place);
    return words.sameClause(from, place) && !CUTS.contains(word) && Names.isNameWord(word);
  }

  private @Nullable Span addressFrom(int from) {
    int end = from;
    while (end < from + LONGEST_ADDRESS && words.sameClause(from, end)) {
      end++;
    }
    Span span = new Span(from, end);
    return Addresses.isStart(words, span) ? span : null;
  }
}
