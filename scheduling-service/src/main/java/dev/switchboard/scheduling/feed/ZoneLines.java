package dev.switchboard.scheduling.feed;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * VTIMEZONE (RFC 5545 3.6.5), from the very rules that visits are booked by. What comes every year
 * is said as a rule, which all calendars understand; what does not, as the days themselves.
 */
final class ZoneLines {
  private static final int YEARS_WATCHED = 12;
  private static final int DAYS_A_WEEK = 7;
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

  private final ZoneId zone;
  private final ZoneRules rules;
  private final Instant from;
  private final Instant to;

  /**
   * @param from no event is earlier
   * @param to nor later
   */
  ZoneLines(ZoneId zone, Instant from, Instant to) {
    this.zone = zone;
    this.rules = zone.getRules();
    this.from = from;
    this.to = to;
  }

  void addTo(ContentLines lines) {
    lines.add("BEGIN", "VTIMEZONE");
    lines.add("TZID", zone.getId());
    ZoneOffsetTransition before = rules.previousTransition(from);
    List<ZoneOffsetTransition> coming = coming(before == null ? from : before.getInstant());
    Optional<List<Yearly>> yearly = yearly(before, coming);
    if (yearly.isPresent()) {
      yearly.get().forEach(one -> add(lines, one.first(), ";" + one.rule()));
    } else {
      addFirst(lines, before);
      coming.stream()
          .filter(transition -> transition.getInstant().isBefore(to))
          .forEach(transition -> add(lines, transition, ""));
    }
    lines.add("END", "VTIMEZONE");
  }

  private List<ZoneOffsetTransition> coming(Instant after) {
    List<ZoneOffsetTransition> coming = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(after);
    while (next != null && coming.size() < 2 * YEARS_WATCHED) {
      coming.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    return coming;
  }

  /** Two changes a year, each on the same weekday of its month; then the last two began it. */
  private Optional<List<Yearly>> yearly(
      @Nullable ZoneOffsetTransition before, List<ZoneOffsetTransition> coming) {
    if (before == null || coming.size() < 2 * YEARS_WATCHED) {
      return Optional.empty();
    }
    ZoneOffsetTransition earlier = rules.previousTransition(before.getInstant());
    if (earlier == null) {
      return Optional.empty();
    }
    List<ZoneOffsetTransition> all = new ArrayList<>(List.of(earlier, before));
    all.addAll(coming);
    List<Optional<Yearly>> found =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    transition -> transition.getOffsetAfter().getTotalSeconds(),
                    TreeMap::new,
                    Collectors.toList()))
            .values()
            .stream()
            .map(Yearly::of)
            .toList();
    return found.size() == 2 && found.stream().allMatch(Optional::isPresent)
        ? Optional.of(found.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  private void addFirst(ContentLines lines, @Nullable ZoneOffsetTransition before) {
    if (before == null) {
      ZoneOffset always = rules.getOffset(from);
      add(lines, "STANDARD", LONG_AGO, always, always, "");
    } else {
      add(lines, before, "");
    }
  }

  private void add(ContentLines lines, ZoneOffsetTransition transition, String rule) {
    add(
        lines,
        rules.isDaylightSavings(transition.getInstant()) ? "DAYLIGHT" : "STANDARD",
        transition.getDateTimeBefore(),
        transition.getOffsetBefore(),
        transition.getOffsetAfter(),
        rule);
  }

  private static void add(
      ContentLines lines,
      String kind,
      LocalDateTime onset,
      ZoneOffset before,
      ZoneOffset after,
      String rule) {
    lines.add("BEGIN", kind);
    lines.add("DTSTART", ContentLines.local(onset));
    lines.add("TZOFFSETFROM", offset(before));
    lines.add("TZOFFSETTO", offset(after));
    if (!rule.isEmpty()) {
      lines.add("RRULE", "FREQ=YEARLY" + rule);
    }
    lines.add("END", kind);
  }

  /** {@code +1030}, with seconds only where there are some. */
  private static String offset(ZoneOffset offset) {
    int seconds = Math.abs(offset.getTotalSeconds());
    String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
    String minutes = "%s%02d%02d".formatted(sign, seconds / 3600, seconds / 60 % 60);
    return seconds % 60 == 0 ? minutes : minutes + "%02d".formatted(seconds % 60);
  }

  /** A change that comes every year. */
  private record Yearly(ZoneOffsetTransition first, String rule) {
    /** Empty when no rule of ours says all of them. */
    static Optional<Yearly> of(List<ZoneOffsetTransition> years) {
      List<LocalDateTime> onsets =
          years.stream().map(ZoneOffsetTransition::getDateTimeBefore).toList();
      LocalDateTime first = onsets.getFirst();
      if (!onsets.stream().allMatch(onset -> isLike(onset, first))
          || years.stream().map(ZoneOffsetTransition::getOffsetBefore).distinct().count() > 1) {
        return Optional.empty();
      }
      if (onsets.stream().allMatch(Yearly::isInLastWeek)) {
        return Optional.of(new Yearly(years.getFirst(), rule(first, -1)));
      }
      return onsets.stream().allMatch(onset -> week(onset) == week(first))
          ? Optional.of(new Yearly(years.getFirst(), rule(first, week(first))))
          : Optional.empty();
    }

    private static boolean isLike(LocalDateTime onset, LocalDateTime first) {
      return onset.getMonth() == first.getMonth()
          && onset.getDayOfWeek() == first.getDayOfWeek()
          && onset.toLocalTime().equals(first.toLocalTime());
    }

    private static boolean isInLastWeek(LocalDateTime onset) {
      return onset.getMonth() != onset.plusDays(DAYS_A_WEEK).getMonth();
    }

    private static int week(LocalDateTime onset) {
      return (onset.getDayOfMonth() - 1) / DAYS_A_WEEK + 1;
    }

    private static String rule(LocalDateTime onset, int week) {
      return "BYMONTH=%d;BYDAY=%d%s"
          .formatted(onset.getMonthValue(), week, weekday(onset.getDayOfWeek()));
    }

    private static String weekday(DayOfWeek day) {
      return day.name().substring(0, 2);
    }
  }
}
