package dev.switchboard.scheduling.series;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a rule (RFC 5545, RRULE) on a wall clock, at most one a day, all at the first one's
 * hour: over a change of the clock the wall's hour stays. An hour that the clock skips is as much
 * later as the clock is put forward, one that comes twice is the first (RFC 5545, 3.3.5).
 */
public final class Recurrence {
  static final int MOST_COUNT = 1000;
  static final int MOST_INTERVAL = 1000;

  private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9=,;+-]{1,500}");
  private static final Set<Freq> FREQUENCIES =
      Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);
  private final String text;
  private final RecurrenceRule rule;
  private final LocalDateTime first;
  private final @Nullable LocalDateTime until;
  private final ZoneId zone;

  private Recurrence(
      String text,
      LocalDateTime first,
      @Nullable LocalDateTime until,
      ZoneId zone,
      RecurrenceRule rule) {
    this.text = text;
    this.rule = rule;
    this.first = first;
    this.until = until;
    this.zone = zone;
  }

  /**
   * @param first its first date and the hour of all
   * @throws ApplicationException NOT_BOOKABLE with the field {@code rrule}
   */
  public static Recurrence of(String rrule, LocalDateTime first, ZoneId zone) {
    RecurrenceRule rule = parsed(rrule);
    DateTime end = rule.getUntil();
    @Nullable LocalDateTime until = end == null ? null : lastMoment(end, zone);
    if (until != null) {
      // The library compares it with dates of its own kind only; here any kind is compared.
      rule.setUntil(null);
    }
    return new Recurrence(rrule, first, until, zone, rule);
  }

  /**
   * @throws ApplicationException NOT_BOOKABLE, also with {@code startsAt} when it is no date of it
   */
  static Recurrence beginning(String rrule, LocalDateTime first, ZoneId zone) {
    Recurrence recurrence = of(rrule, first, zone);
    if (!recurrence.includes(first.toLocalDate())) {
      throw noDate();
    }
    return recurrence;
  }

  static ApplicationException noDate() {
    return Invalid.notBookable("startsAt", "is no date of the rule");
  }

  /**
   * Dates after one and up to another, included, the first so many. The library gives up after a
   * thousand periods without a date; so does the rule.
   */
  public List<LocalDate> dates(@Nullable LocalDate after, LocalDate through, int most) {
    List<LocalDate> dates = new ArrayList<>();
    try {
      RecurrenceRuleIterator all = rule.iterator(wallClock(first));
      while (all.hasNext() && dates.size() < most) {
        LocalDate date = date(all.nextDateTime());
        if (date.isAfter(through) || isOver(date)) {
          break;
        }
        if (after == null || date.isAfter(after)) {
          dates.add(date);
        }
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      return dates;
    }
    return dates;
  }

  /** The rule for the dates from that one on: a COUNT counts them only. */
  String from(LocalDate date) {
    Integer count = rule.getCount();
    if (count == null) {
      return text;
    }
    int before = dates(null, date.minusDays(1), count).size();
    RecurrenceRule rest = parsed(text);
    rest.setCount(count - before);
    return rest.toString();
  }

  boolean includes(LocalDate date) {
    return !dates(date.minusDays(1), date, 1).isEmpty();
  }

  Instant startOn(LocalDate date) {
    return LocalDateTime.of(date, first.toLocalTime()).atZone(zone).toInstant();
  }

  private boolean isOver(LocalDate date) {
    return until != null && LocalDateTime.of(date, first.toLocalTime()).isAfter(until);
  }

  private static LocalDate date(DateTime found) {
    return LocalDate.of(found.getYear(), found.getMonth() + 1, found.getDayOfMonth());
  }

  private static RecurrenceRule parsed(String rrule) {
    if (!LETTERS.matcher(rrule).matches()) {
      throw Invalid.notBookable("rrule", "must be a rule of RFC 5545, of at most 500 letters");
    }
    try {
      return checked(new RecurrenceRule(rrule, RfcMode.RFC5545_STRICT));
    } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
      throw Invalid.notBookable("rrule", "is no rule of RFC 5545: " + e.getMessage());
    }
  }

  private static RecurrenceRule checked(RecurrenceRule rule) {
    if (!FREQUENCIES.contains(rule.getFreq())) {
      throw Invalid.notBookable("rrule", "must be DAILY, WEEKLY, MONTHLY or YEARLY");
    }
    // Not a constant: the library's Part cannot be initialised before its RecurrenceRule.
    for (Part part : List.of(Part.BYHOUR, Part.BYMINUTE, Part.BYSECOND, Part.RSCALE, Part.SKIP)) {
      if (rule.hasPart(part)) {
        throw Invalid.notBookable("rrule", "has %s, which visits do not take".formatted(part));
      }
    }
    if (rule.getInterval() > MOST_INTERVAL) {
      throw Invalid.notBookable("rrule", "has an INTERVAL above " + MOST_INTERVAL);
    }
    if (Objects.requireNonNullElse(rule.getCount(), 1) > MOST_COUNT) {
      throw Invalid.notBookable("rrule", "has a COUNT above " + MOST_COUNT);
    }
    return rule;
  }

  private static LocalDateTime lastMoment(DateTime end, ZoneId zone) {
    if (end.isAllDay()) {
      return date(end).atTime(LocalTime.MAX);
    }
    return end.isFloating()
        ? date(end).atTime(end.getHours(), end.getMinutes(), end.getSeconds())
        : LocalDateTime.ofInstant(Instant.ofEpochMilli(end.getTimestamp()), zone);
  }

  private static DateTime wallClock(LocalDateTime time) {
    return new DateTime(
        time.getYear(),
        time.getMonthValue() - 1,
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond());
  }
}
