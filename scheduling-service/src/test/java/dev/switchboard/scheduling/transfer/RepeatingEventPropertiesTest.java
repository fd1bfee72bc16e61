package dev.switchboard.scheduling.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Beside what is read of an event, a calendar is walked through day by day. */
class RepeatingEventPropertiesTest {
  private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final List<ZoneId> ZONES =
      List.of(
          CalendarText.BUENOS_AIRES,
          ZoneId.of("Europe/London"),
          ZoneId.of("America/Santiago"),
          ZoneId.of("Australia/Lord_Howe"));

  @Property(tries = 400)
  void everyOccurrenceIsThereOnceWhereverItWasMovedTo(
      @ForAll @IntRange(max = 700) int begins,
      @ForAll @IntRange(min = 1, max = 9) int interval,
      @ForAll boolean weekly,
      @ForAll @IntRange(max = 95) int quarter,
      @ForAll @IntRange(max = 3) int zone,
      @ForAll @IntRange(max = 30) int count,
      @ForAll long seed) {
    LocalDate first = LocalDate.of(2025, 12, 1).plusDays(begins);
    LocalTime time = LocalTime.MIN.plusMinutes(15L * quarter);
    Walk walk = new Walk(first.atTime(time), ZONES.get(zone), new Random(seed));
    Predicate<LocalDate> takesPlace =
        day ->
            ChronoUnit.DAYS.between(first, day) >= 0
                && (weekly
                    ? walk.isOnOneOfItsDays(day, interval)
                    : ChronoUnit.DAYS.between(first, day) % interval == 0);
    walk.walk(takesPlace, count);
    walk.except();

    String calendar = walk.calendar(rule(walk, weekly, interval, count));
    SourceFile file = CalendarText.read(calendar);

    Map<String, String> read = new TreeMap<>();
    file.rows()
        .forEach(
            row ->
                read.put(
                    row.text(Field.EXTERNAL_ID).orElseThrow(),
                    Texts.time(row.text(Field.STARTS_AT).orElseThrow(), ZONES.get(zone))
                            .orElseThrow()
                        + row.text(Field.STATUS).orElse("")));
    assertThat(read).isEqualTo(walk.expected());
    assertThat(file.rows()).hasSize(read.size());
    assertThat(CalendarText.read(calendar)).isEqualTo(file);
  }

  private static String rule(Walk walk, boolean weekly, int interval, int count) {
    return (weekly ? "FREQ=WEEKLY;WKST=MO;BYDAY=" + walk.days() : "FREQ=DAILY")
        + ";INTERVAL="
        + interval
        + (count == 0 ? "" : ";COUNT=" + count);
  }

  /** What should be read, and the calendar that says it. */
  private static final class Walk {
    private final LocalDateTime first;
    private final ZoneId zone;
    private final Random random;
    private final List<DayOfWeek> days = new ArrayList<>();
    private final Map<LocalDateTime, LocalDateTime> starts = new TreeMap<>();
    private final Map<LocalDateTime, String> states = new TreeMap<>();
    private final StringBuilder lines = new StringBuilder();
    private final StringBuilder events = new StringBuilder();

    Walk(LocalDateTime first, ZoneId zone, Random random) {
      this.first = first;
      this.zone = zone;
      this.random = random;
      days.add(first.getDayOfWeek());
      DayOfWeek other = DayOfWeek.of(1 + random.nextInt(7));
      if (!days.contains(other)) {
        days.add(other);
      }
    }

    String days() {
      return String.join(",", days.stream().map(day -> day.name().substring(0, 2)).toList());
    }

    boolean isOnOneOfItsDays(LocalDate day, int interval) {
      LocalDate monday = first.toLocalDate().with(DayOfWeek.MONDAY);
      return days.contains(day.getDayOfWeek())
          && ChronoUnit.WEEKS.between(monday, day.with(DayOfWeek.MONDAY)) % interval == 0;
    }

    void walk(Predicate<LocalDate> takesPlace, int count) {
      LocalDate last = LocalDate.of(2027, 11, 25);
      for (LocalDate day = first.toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
        if (takesPlace.test(day) && (count == 0 || starts.size() < count)) {
          starts.put(day.atTime(first.toLocalTime()), day.atTime(first.toLocalTime()));
        }
      }
    }

    /** About a fifth of them; said on the wall or in UTC. */
    void except() {
      for (LocalDateTime wall : List.copyOf(starts.keySet())) {
        switch (random.nextInt(20)) {
          case 0 -> {
            starts.remove(wall);
            lines.append("EXDATE").append(said(wall, random.nextBoolean())).append("\n");
          }
          case 1 -> {
            LocalDateTime moved = wall.plusMinutes(15L * (1 + random.nextInt(300)));
            starts.put(wall, moved);
            event(wall, moved, "");
          }
          case 2 -> {
            states.put(wall, "CANCELLED");
            event(wall, wall, "STATUS:CANCELLED\n");
          }
          case 3 -> {
            LocalDateTime added = wall.plusMinutes(7);
            if (!added.toLocalDate().isAfter(LocalDate.of(2027, 11, 25))) {
              starts.put(added, added);
              lines.append("RDATE").append(said(added, false)).append("\n");
            }
          }
          default -> {}
        }
      }
    }

    private void event(LocalDateTime wall, LocalDateTime start, String more) {
      events.append(
          CalendarText.event(
              "UID:u\nRECURRENCE-ID"
                  + said(wall, false)
                  + "\nDTSTART"
                  + said(start, false)
                  + "\n"
                  + more));
    }

    private String said(LocalDateTime wall, boolean utc) {
      return utc
          ? ":"
              + LocalDateTime.ofInstant(wall.atZone(zone).toInstant(), ZoneOffset.UTC).format(BASIC)
              + "Z"
          : ";TZID=" + zone + ":" + wall.format(BASIC);
    }

    String calendar(String rule) {
      String event =
          CalendarText.event(
              "UID:u\nDTSTART" + said(first, false) + "\nRRULE:" + rule + "\n" + lines);
      return random.nextBoolean() ? event + events : events + event;
    }

    Map<String, String> expected() {
      Map<String, String> expected = new TreeMap<>();
      starts.forEach(
          (wall, start) ->
              expected.put(
                  "u/" + wall.format(BASIC),
                  start.atZone(zone).toInstant() + states.getOrDefault(wall, "")));
      return expected;
    }
  }
}
