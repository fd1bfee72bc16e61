package dev.switchboard.conversation.understanding;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds dates written with numbers: "el 15", "15/3", "15 de marzo", "March 15th", "jueves 12". */
final class Dates {
  private static final Map<String, Integer> MONTHS =
      PhraseFile.read("months").stream()
          .flatMap(
              line ->
                  List.of(line.text().split(" ")).stream()
                      .map(name -> Map.entry(name, Integer.valueOf(line.heading()))))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "ro");
  private static final Set<String> LEADS = Set.of("el", "dia", "del", "al");
  private static final Set<String> NOT_DATES =
      Set.of("floor", "one", "option", "piso", "slot", "time", "turno", "hs", "am", "pm", ":");
  private static final Set<String> DAYS = Set.of("dias", "days");
  private static final Set<String> AFTER = Set.of("en", "in", "de");
  private static final int LAST_DAY = 31;
  private static final int LAST_MONTH = 12;
  private static final int TWO_WEEKS = 14;

  private final TimeWords times;
  private final Words words;
  private final Setting setting;
  private final LocalDate today;

  Dates(TimeWords times, Setting setting) {
    this.times = times;
    this.words = times.words();
    this.setting = setting;
    this.today = setting.now().toLocalDate();
  }

  List<Days.Mention> mentions() {
    List<Days.Mention> mentions = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      int day = number(i);
      if (day >= 1 && day <= LAST_DAY) {
        Found found = read(i, day);
        if (found.date() != null) {
          mentions.add(new Days.Mention(found.date(), found.date(), null, i, found.to()));
          i = found.to() - 1;
        }
      }
    }
    return mentions;
  }

  /** As a word only where days are counted: "en dos días". */
  private int number(int place) {
    int number = words.number(place);
    return number < 0 && DAYS.contains(words.text(place + 1))
        ? NumberWords.of(words.text(place))
        : number;
  }

  private record Found(@Nullable LocalDate date, int to) {}

  private Found read(int at, int day) {
    if (DAYS.contains(words.text(at + 1)) && AFTER.contains(words.text(at - 1))) {
      return new Found(today.plusDays(day), at + 2);
    }
    if (words.text(at + 1).equals("/")) {
      return slashed(at, day);
    }
    boolean ordinal = ORDINALS.contains(words.text(at + 1)) && words.sameClause(at, at + 1);
    int next = ordinal ? at + 2 : at + 1;
    int named = Set.of("de", "of").contains(words.text(next)) ? next + 1 : next;
    Integer month = words.sameClause(at, named) ? MONTHS.get(words.text(named)) : null;
    if (month != null) {
      return new Found(next(day, month), named + 1);
    }
    Integer before = words.sameClause(at - 1, at) ? MONTHS.get(words.text(at - 1)) : null;
    if (before != null) {
      return new Found(next(day, before), next);
    }
    return new Found(dayOfMonth(at, day, ordinal, next), next);
  }

  private Found slashed(int at, int day) {
    int month = words.number(at + 2);
    if (month < 1 || month > LAST_MONTH || words.text(at - 1).equals("/")) {
      return new Found(null, at + 1);
    }
    boolean year = words.text(at + 3).equals("/") && words.number(at + 4) >= 0;
    return new Found(next(day, month), year ? at + 5 : at + 3);
  }

  private @Nullable LocalDate dayOfMonth(int at, int day, boolean ordinal, int next) {
    boolean isChoice = day <= setting.offers();
    boolean other = words.sameClause(at, next) && NOT_DATES.contains(words.text(next));
    if (isChoice || other || (!words.sameClause(at - 1, at) && !ordinal)) {
      return null;
    }
    Phrases.Hit<TimeWord> before = times.at(at - 1);
    if (before != null && before.value().isWeekday()) {
      LocalDate date = nextOfMonth(day);
      boolean fits = date.getDayOfWeek().name().equals(before.value().name());
      return fits && date.isBefore(today.plusDays(TWO_WEEKS)) ? date : null;
    }
    boolean led = LEADS.contains(words.text(at - 1)) && words.sameClause(at - 1, at);
    return ordinal || led ? nextOfMonth(day) : null;
  }

  private LocalDate nextOfMonth(int day) {
    LocalDate month = today.withDayOfMonth(1);
    while (day > month.lengthOfMonth() || month.withDayOfMonth(day).isBefore(today)) {
      month = month.plusMonths(1);
    }
    return month.withDayOfMonth(day);
  }

  private @Nullable LocalDate next(int day, int month) {
    try {
      LocalDate date = MonthDay.of(month, day).atYear(today.getYear());
      return date.isBefore(today) ? date.plusYears(1) : date;
    } catch (DateTimeException e) {
      // Somebody wrote 31/2: no day at all.
      return null;
    }
  }
}
