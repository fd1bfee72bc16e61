package dev.switchboard.conversation.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the days a message names, in its order. */
final class Days {
  private static final int WEEK = 7;
  private static final Set<String> OF_TODAY = Set.of("this", "esta", "tonight");

  private final TimeWords times;
  private final LocalDate today;
  private final Dates dates;

  Days(TimeWords times, Setting setting) {
    this.times = times;
    this.today = setting.now().toLocalDate();
    this.dates = new Dates(times, setting);
  }

  /**
   * Days one after the other that a phrase names.
   *
   * @param word what named them; null for a date in numbers
   * @param at the place of its first word
   * @param to the place after its last
   */
  record Mention(LocalDate first, LocalDate last, @Nullable TimeWord word, int at, int to) {

    boolean isWeekday() {
      return word != null && word.isWeekday();
    }
  }

  List<Mention> mentions() {
    List<Mention> mentions = new ArrayList<>(dates.mentions());
    for (Phrases.Hit<TimeWord> hit : times.hits()) {
      Mention mention = of(hit);
      if (mention != null) {
        mentions.add(mention);
      }
    }
    mentions.sort(Comparator.comparingInt(Mention::at));
    return mentions;
  }

  private @Nullable Mention of(Phrases.Hit<TimeWord> hit) {
    TimeWord word = hit.value();
    if (word.isWeekday()) {
      LocalDate day = today.with(TemporalAdjusters.next(weekday(word)));
      return one(hit, isWeekLater(hit) ? day.plusDays(WEEK) : day);
    }
    if (word.isDayPart()) {
      return isOfToday(hit) ? one(hit, today) : null;
    }
    LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    return switch (word) {
      case TODAY -> one(hit, today);
      case TOMORROW -> one(hit, today.plusDays(1));
      case AFTER_TOMORROW -> one(hit, today.plusDays(2));
      case IN_A_WEEK -> one(hit, today.plusDays(WEEK));
      case THIS_WEEK -> several(hit, today, sunday(today));
      case NEXT_WEEK -> several(hit, monday, sunday(monday));
      case WEEKEND -> several(hit, weekendBegins(), sunday(today));
      case SOON -> several(hit, today, today.plusDays(WEEK - 1));
      case MORNING_OR_TOMORROW -> followsDay(hit) ? null : one(hit, today.plusDays(1));
      default -> null;
    };
  }

  /** "Wednesday week", "a week on Friday". */
  private boolean isWeekLater(Phrases.Hit<TimeWord> hit) {
    Words words = times.words();
    boolean after = words.sameClause(hit.from(), hit.to()) && words.text(hit.to()).equals("week");
    return after || times.is(hit.from() - 1, TimeWord.A_WEEK_ON);
  }

  /** "esta tarde", "this afternoon", "tonight". */
  private boolean isOfToday(Phrases.Hit<TimeWord> hit) {
    return times.words().any(new Span(hit.from(), hit.to()), OF_TODAY::contains);
  }

  /** Whether a day's name stands right before: "el jueves de mañana". */
  boolean followsDay(Phrases.Hit<TimeWord> hit) {
    Phrases.Hit<TimeWord> before = times.at(hit.from() - 1);
    return before != null && (before.value().isWeekday() || before.value() == TimeWord.TODAY);
  }

  private LocalDate weekendBegins() {
    return today.getDayOfWeek() == DayOfWeek.SUNDAY
        ? today
        : today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
  }

  private static LocalDate sunday(LocalDate day) {
    return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
  }

  private static DayOfWeek weekday(TimeWord word) {
    return DayOfWeek.valueOf(word.name());
  }

  private static Mention one(Phrases.Hit<TimeWord> hit, LocalDate day) {
    return several(hit, day, day);
  }

  private static Mention several(Phrases.Hit<TimeWord> hit, LocalDate first, LocalDate last) {
    return new Mention(first, last, hit.value(), hit.from(), hit.to());
  }
}
