package dev.switchboard.scheduling.bookingpage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has just happened to a visit; said once, by the address that follows what was sent. */
enum VisitNews {
  BOOKED(Word.BOOKED, Word.BOOKED_TEXT),
  MOVED(Word.MOVED, Word.MOVED_TEXT);

  private final Word title;
  private final Word text;

  VisitNews(Word title, Word text) {
    this.title = title;
    this.text = text;
  }

  String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  Screens.News in(Language language) {
    return new Screens.News(title.in(language), text.in(language));
  }

  static Optional<VisitNews> of(@Nullable String parameter) {
    return Arrays.stream(values()).filter(one -> one.parameter().equals(parameter)).findAny();
  }
}
