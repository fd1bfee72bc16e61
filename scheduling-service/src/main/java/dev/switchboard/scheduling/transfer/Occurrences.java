package dev.switchboard.scheduling.transfer;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.series.Recurrence;
import dev.switchboard.scheduling.transfer.CalendarEvent.Line;
import dev.switchboard.scheduling.transfer.Problem.Code;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When an event takes place that repeats (RFC 5545, 3.8.5): its first time, the dates of its rule,
 * what RDATE adds, without what EXDATE takes away, all on the wall clock of its own zone. No day
 * after the horizon, and no more than {@value #MOST}: of more the oldest are left out.
 *
 * @param byWall how many minutes each lasts; empty: as the event does
 * @param cutAfter the horizon, when there would be more after it
 */
record Occurrences(
    SortedMap<LocalDateTime, Optional<Long>> byWall,
    @Nullable LocalDate cutAfter,
    int olderLeftOut) {
  static final int MOST = 1_000;

  /** Nobody has agreed more single dates; they are read into memory. */
  private static final int MOST_DATES = 20_000;

  /** A rule without a date for as long has no more. */
  private static final int YEARS_LOOKED_AT = 10;

  Occurrences {
    byWall = Collections.unmodifiableSortedMap(new TreeMap<>(byWall));
  }

  /**
   * @param first when it takes place first
   * @throws NotUnderstood what is wrong, by its line
   */
  static Occurrences of(CalendarEvent event, EventTime first, Horizon horizon)
      throws NotUnderstood {
    requireOneRule(event.all("RRULE"));
    if (!event.all("EXRULE").isEmpty()) {
      throw new NotUnderstood("EXRULE", Code.NOT_A_RULE, "RFC 5545 has it no more: use EXDATE");
    }
    TreeMap<LocalDateTime, Optional<Long>> found = new TreeMap<>();
    found.put(first.wall(), Optional.empty());
    boolean goesOn = addRule(event, first, horizon.last(), found);
    addDates(event, first, found);
    takeAway(event, first, found);
    goesOn |= !found.tailMap(dayAfter(horizon.last()), true).isEmpty();
    found.tailMap(dayAfter(horizon.last()), true).clear();
    int left = leaveOlder(found, first, horizon);
    return new Occurrences(found, goesOn ? horizon.last() : null, left);
  }

  private static void requireOneRule(List<Line> rules) throws NotUnderstood {
    if (rules.size() > 1) {
      throw new NotUnderstood("RRULE", Code.NOT_A_RULE, "there is more than one");
    }
  }

  /** Whether it has dates after the last one. */
  private static boolean addRule(
      CalendarEvent event,
      EventTime first,
      LocalDate last,
      TreeMap<LocalDateTime, Optional<Long>> found)
      throws NotUnderstood {
    if (event.all("RRULE").isEmpty()) {
      return false;
    }
    try {
      Recurrence rule =
          Recurrence.of(event.all("RRULE").getFirst().text(), first.wall(), first.zone());
      for (LocalDate date : rule.dates(null, last, Integer.MAX_VALUE)) {
        found.put(date.atTime(first.wall().toLocalTime()), Optional.empty());
      }
      return !rule.dates(last, last.plusYears(YEARS_LOOKED_AT), 1).isEmpty();
    } catch (ApplicationException refused) {
      throw new NotUnderstood("RRULE", Code.NOT_A_RULE, refused.violations().getFirst().message());
    }
  }

  private static void addDates(
      CalendarEvent event, EventTime first, TreeMap<LocalDateTime, Optional<Long>> found)
      throws NotUnderstood {
    for (Line line : event.all("RDATE")) {
      for (String text : line.list()) {
        int slash = text.indexOf('/');
        EventTime at = time(event, line, slash < 0 ? text : text.substring(0, slash), first);
        Optional<Long> minutes =
            slash < 0
                ? Optional.empty()
                : Optional.of(minutes(event, line, at, text.substring(slash + 1)));
        found.put(at.in(first.zone()).wall(), minutes);
        if (found.size() > MOST_DATES) {
          throw new NotUnderstood(line.name(), Code.TOO_MANY, null);
        }
      }
    }
  }

  /** A period ends at a time, or lasts. */
  private static long minutes(CalendarEvent event, Line line, EventTime from, String text)
      throws NotUnderstood {
    if (!text.startsWith("P")) {
      return Duration.between(from.instant(), time(event, line, text, from).instant()).toMinutes();
    }
    try {
      return Duration.parse(text).toMinutes();
    } catch (DateTimeParseException e) {
      throw new NotUnderstood(line.name(), Code.NOT_A_TIME, text);
    }
  }

  /** A date takes away whatever is on it. */
  private static void takeAway(
      CalendarEvent event, EventTime first, TreeMap<LocalDateTime, Optional<Long>> found)
      throws NotUnderstood {
    Set<LocalDate> days = new HashSet<>();
    Set<Instant> times = new HashSet<>();
    for (Line line : event.all("EXDATE")) {
      for (String text : line.list()) {
        Optional<LocalDate> day = EventTime.readDate(text);
        if (day.isPresent()) {
          days.add(day.get());
        } else {
          times.add(time(event, line, text, first).instant());
        }
      }
    }
    found
        .keySet()
        .removeIf(
            wall -> days.contains(wall.toLocalDate()) || times.contains(first.at(wall).instant()));
  }

  private static EventTime time(CalendarEvent event, Line line, String text, EventTime first)
      throws NotUnderstood {
    return event
        .time(line, text, first.zone())
        .orElseThrow(() -> new NotUnderstood(line.name(), Code.NOT_A_TIME, text));
  }

  /** What is to come is needed whole. */
  private static int leaveOlder(
      TreeMap<LocalDateTime, Optional<Long>> found, EventTime first, Horizon horizon)
      throws NotUnderstood {
    LocalDateTime now = LocalDateTime.ofInstant(horizon.now(), first.zone());
    if (found.tailMap(now, true).size() > MOST) {
      throw new NotUnderstood("RDATE", Code.TOO_MANY, null);
    }
    int left = Math.max(0, found.size() - MOST);
    for (int i = 0; i < left; i++) {
      found.pollFirstEntry();
    }
    return left;
  }

  private static LocalDateTime dayAfter(LocalDate last) {
    return last.plusDays(1).atStartOfDay();
  }

  /** An event says what cannot be read; nothing of it is taken, for half of it would be wrong. */
  static final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    NotUnderstood(Problem problem) {
      super(problem.field(), null, false, false);
      this.problem = problem;
    }

    NotUnderstood(String field, Code code, @Nullable String detail) {
      this(new Problem(field, code, detail));
    }

    Problem problem() {
      return problem;
    }
  }
}
