package dev.switchboard.conversation.understanding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads when a visit would suit from everything a message says about days and hours. */
final class WishReader {
  private static final int WEEK = 7;
  private static final int LONGEST_CLOCK_TIME = 4;
  private static final Set<TimeWord> WEEKS =
      EnumSet.of(TimeWord.THIS_WEEK, TimeWord.NEXT_WEEK, TimeWord.WEEKEND);
  private static final Set<String> TOWARDS =
      Set.of("to", "al", "a", "para", "por", "until", "till", "hasta");

  private final TimeWords times;
  private final Setting setting;
  private final Intent intent;
  private final Symptoms symptoms;

  /**
   * @param intent of the message: moving a visit names the old day, too
   */
  WishReader(Words words, Setting setting, Intent intent, Symptoms symptoms) {
    this.times = new TimeWords(words);
    this.setting = setting;
    this.intent = intent;
    this.symptoms = symptoms;
  }

  Wish read() {
    DayPart part = part();
    HourRange hours = new Hours(times, setting, symptoms, part).read();
    Wish rest = new Wish(null, null, part, hours.earliest(), hours.latest());
    List<Days.Mention> days = days();
    if (days.isEmpty()) {
      return rest;
    }
    LocalDate first = days.stream().map(Days.Mention::first).min(LocalDate::compareTo).get();
    LocalDate last = days.stream().map(Days.Mention::last).max(LocalDate::compareTo).get();
    return new Wish(first, last, rest.dayPart(), rest.earliest(), rest.latest());
  }

  /** Two different parts are none: "a la mañana o a la tarde". */
  private @Nullable DayPart part() {
    Days days = new Days(times, setting);
    Set<DayPart> parts = EnumSet.noneOf(DayPart.class);
    for (Phrases.Hit<TimeWord> hit : times.hits()) {
      DayPart part = partOf(hit, days);
      if (part != null && !isDropped(hit.from(), hit.value()) && !belongsToHour(hit)) {
        parts.add(part);
      }
    }
    return parts.size() == 1 ? parts.iterator().next() : null;
  }

  private static @Nullable DayPart partOf(Phrases.Hit<TimeWord> hit, Days days) {
    if (hit.value() == TimeWord.MORNING_OR_TOMORROW) {
      return days.followsDay(hit) ? DayPart.MORNING : null;
    }
    return hit.value().isDayPart() ? DayPart.valueOf(hit.value().name()) : null;
  }

  /** "9 de la mañana": said of the hour, not of the day. */
  private boolean belongsToHour(Phrases.Hit<TimeWord> hit) {
    Words words = times.words();
    boolean after = words.sameClause(hit.from() - 1, hit.from());
    ClockReader clock = new ClockReader(times);
    for (int back = 1; after && back <= LONGEST_CLOCK_TIME; back++) {
      int from = hit.from() - back;
      ClockTime time = words.sameClause(from, hit.from()) ? clock.at(from) : null;
      if (time != null && time.half() != null && time.to() == hit.to()) {
        return true;
      }
    }
    return false;
  }

  private List<Days.Mention> days() {
    List<Days.Mention> days = new ArrayList<>(new Days(times, setting).mentions());
    days.removeIf(day -> isDropped(day.at(), day.word()));
    if (intent == Intent.RESCHEDULE) {
      dropOldDay(days);
    }
    if (days.stream().anyMatch(day -> day.word() != TimeWord.SOON)) {
      days.removeIf(day -> day.word() == TimeWord.SOON);
    } else if (saysMoreThanSoon()) {
      days.clear();
    }
    narrowToWeek(days);
    dropWeekdayBesideDate(days);
    return days.size() == 1
        ? List.of(new OpenDays(times, setting).widened(days.getFirst()))
        : inOrder(days);
  }

  private boolean saysMoreThanSoon() {
    return !new Hours(times, setting, symptoms, null).read().equals(HourRange.NONE);
  }

  private boolean isDropped(int place, @Nullable TimeWord word) {
    Words words = times.words();
    boolean since = times.is(place - 1, TimeWord.SINCE) && words.sameClause(place - 1, place);
    boolean refused =
        times.thoughtHas(place, TimeWord.REFUSED) || isDenied(place) || isDeniedAfter(place);
    return (refused && word != TimeWord.SOON)
        || (since && !setting.question().asksWhen())
        || (mayBePast(word) && symptoms.explain(place));
  }

  /** "pero no mañana"; where a no begins the clause it is an answer: "no mañana mejor". */
  private boolean isDenied(int place) {
    Words words = times.words();
    int before = List.of("el", "on", "the").contains(words.text(place - 1)) ? place - 2 : place - 1;
    return words.sameClause(before, place)
        && Negation.denies(words.text(before))
        && !words.startsClause(before);
  }

  /** "mañana no, pasado". */
  private boolean isDeniedAfter(int place) {
    Phrases.Hit<TimeWord> hit = times.at(place);
    int after = hit == null ? place + 1 : hit.to();
    Words words = times.words();
    return words.sameClause(place, after)
        && Negation.denies(words.text(after))
        && words.endsClause(after);
  }

  /** "se cortó hoy" tells when it broke; nothing breaks tomorrow. */
  private static boolean mayBePast(@Nullable TimeWord word) {
    return word == null || (word != TimeWord.TOMORROW && word != TimeWord.NEXT_WEEK);
  }

  /** "from Thursday to Friday", "el turno del jueves": the day the visit has now is no wish. */
  private void dropOldDay(List<Days.Mention> days) {
    Words words = times.words();
    List<Days.Mention> towards =
        days.stream().filter(day -> TOWARDS.contains(before(words, day))).toList();
    if (days.size() > 1 && !towards.isEmpty()) {
      days.retainAll(towards);
    } else {
      days.removeIf(day -> OldDay.isNamed(words, day));
    }
  }

  private static String before(Words words, Days.Mention day) {
    String word = words.text(day.at() - 1);
    return word.equals("el") || word.equals("next") || word.equals("the")
        ? words.text(day.at() - 2)
        : word;
  }

  /** "Friday next week" is one day. */
  private static void narrowToWeek(List<Days.Mention> days) {
    Days.Mention week =
        days.stream().filter(day -> WEEKS.contains(day.word())).findFirst().orElse(null);
    if (week == null || days.stream().noneMatch(Days.Mention::isWeekday)) {
      return;
    }
    days.remove(week);
    days.replaceAll(day -> day.isWeekday() ? moved(day, week.first(), week.last()) : day);
  }

  private static Days.Mention moved(Days.Mention day, LocalDate from, LocalDate to) {
    LocalDate date = day.first();
    while (date.isBefore(from)) {
      date = date.plusDays(WEEK);
    }
    return date.isAfter(to) ? day : new Days.Mention(date, date, day.word(), day.at(), day.to());
  }

  /** "mañana miércoles", "hoy martes", "jueves 12 de marzo": the weekday only repeats. */
  private static void dropWeekdayBesideDate(List<Days.Mention> days) {
    for (int i = days.size() - 1; i >= 0; i--) {
      Days.Mention day = days.get(i);
      boolean repeats =
          (i > 0 && isBesideDate(day, days.get(i - 1)))
              || (i + 1 < days.size() && isBesideDate(day, days.get(i + 1)));
      if (day.isWeekday() && repeats) {
        days.remove(i);
      }
    }
  }

  private static boolean isBesideDate(Days.Mention weekday, Days.Mention other) {
    boolean date = !other.isWeekday() && other.first().equals(other.last());
    return date
        && (Math.abs(weekday.at() - other.to()) <= 1 || Math.abs(other.at() - weekday.to()) <= 1);
  }

  /** "de lunes a viernes", said on a Tuesday: the Friday after that Monday. */
  private List<Days.Mention> inOrder(List<Days.Mention> days) {
    if (days.size() != 2 || !days.getFirst().isWeekday() || !days.getLast().isWeekday()) {
      return days;
    }
    Days.Mention first = days.getFirst();
    Days.Mention last = days.getLast();
    boolean range = TOWARDS.contains(before(times.words(), last));
    return range && last.first().isBefore(first.first())
        ? List.of(first, moved(last, first.first(), first.first().plusDays(WEEK)))
        : days;
  }
}
