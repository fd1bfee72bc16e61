package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.scheduling.availability.EmptyBecause;
import dev.switchboard.scheduling.availability.Slot;
import dev.switchboard.scheduling.availability.SlotsView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The free times that one page shows: the next few days that have any.
 *
 * @param from the first day that was looked at
 * @param days those that have times
 * @param later where the next page begins; null: nothing can be booked later
 */
record FreeTimes(LocalDate from, List<Day> days, @Nullable LocalDate later) {
  /** How far one page looks. */
  static final int DAYS_SEEN = 14;

  private static final int DAYS_SHOWN = 6;
  private static final int FURTHEST_DAYS = 400;

  FreeTimes {
    days = List.copyOf(days);
  }

  /** One day's, in time order. */
  record Day(LocalDate date, List<Slot> slots) {}

  /**
   * The day a page begins with.
   *
   * @param asked what a visitor's address says, whatever that is
   */
  static LocalDate first(@Nullable String asked, LocalDate today) {
    try {
      LocalDate date = asked == null ? today : LocalDate.parse(asked);
      return date.isBefore(today) || date.isAfter(today.plusDays(FURTHEST_DAYS)) ? today : date;
    } catch (DateTimeParseException e) {
      return today;
    }
  }

  static Instant begin(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  static FreeTimes of(LocalDate from, SlotsView found, ZoneId zone) {
    List<Day> days =
        found.slots().stream()
            .collect(
                Collectors.groupingBy(
                    slot -> LocalDate.ofInstant(slot.startsAt(), zone),
                    TreeMap::new,
                    Collectors.toList()))
            .entrySet()
            .stream()
            .map(day -> new Day(day.getKey(), day.getValue()))
            .toList();
    List<Day> shown = days.subList(0, Math.min(DAYS_SHOWN, days.size()));
    return new FreeTimes(from, shown, later(from, found, days));
  }

  private static @Nullable LocalDate later(LocalDate from, SlotsView found, List<Day> days) {
    if (days.size() > DAYS_SHOWN) {
      return days.get(DAYS_SHOWN).date();
    }
    return found.emptyBecause() == EmptyBecause.TOO_FAR
            || found.emptyBecause() == EmptyBecause.NO_SKILL
        ? null
        : from.plusDays(DAYS_SEEN);
  }

  /** Where the page before begins; null: this is the first. */
  @Nullable LocalDate earlier(LocalDate today) {
    if (!from.isAfter(today)) {
      return null;
    }
    LocalDate week = from.minusDays(DAYS_SEEN / 2);
    return week.isBefore(today) ? today : week;
  }

  List<Screens.DayLine> lines(Language language, ZoneId zone) {
    return days.stream()
        .map(
            day ->
                new Screens.DayLine(
                    language.day(day.date()),
                    day.slots().stream()
                        .map(Slot::startsAt)
                        .map(
                            start ->
                                new Screens.TimeLine(start.toString(), language.time(start, zone)))
                        .toList()))
        .toList();
  }

  /** The few that are offered in place of a time that was lost. */
  static List<Screens.DayLine> lines(List<Slot> alternatives, ZoneId zone, Language language) {
    return of(LocalDate.EPOCH, new SlotsView(zone.getId(), alternatives, null, null), zone)
        .lines(language, zone);
  }
}
