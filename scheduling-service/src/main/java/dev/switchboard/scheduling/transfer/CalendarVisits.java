package dev.switchboard.scheduling.transfer;

import dev.switchboard.scheduling.transfer.Occurrences.NotUnderstood;
import dev.switchboard.scheduling.transfer.Problem.Code;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The visits that a calendar's events are. One that repeats is as many as take place; an event with
 * a RECURRENCE-ID is one of them, moved or cancelled. Each is known by the UID and the time that it
 * has by the rule, so the same calendar names the same visits again.
 */
final class CalendarVisits {
  /** More are no business's, and each takes its time to work out. */
  static final int MOST_REPEATING = 2_000;

  private final Horizon horizon;
  private final List<SourceRow> rows = new ArrayList<>();
  private final List<RowReport> skipped = new ArrayList<>();
  private final List<Repeated> repeated = new ArrayList<>();

  /** When those that repeat take place first, by UID. */
  private final Map<String, EventTime> firsts = new HashMap<>();

  private final Set<String> named = new HashSet<>();
  private final Set<String> changedFromThere = new HashSet<>();

  private CalendarVisits(Horizon horizon) {
    this.horizon = horizon;
  }

  static SourceFile read(List<CalendarEvent> events, Horizon horizon) {
    CalendarVisits visits = new CalendarVisits(horizon);
    events.stream().filter(CalendarEvent::isRepeating).forEach(visits::remember);
    events.stream().filter(CalendarEvent::isOccurrence).forEach(visits::name);
    events.forEach(visits::add);
    return new SourceFile(visits.rows, visits.skipped, List.of(), visits.repeated);
  }

  private void remember(CalendarEvent event) {
    event.first(horizon.zone()).ifPresent(first -> firsts.putIfAbsent(event.uid(), first));
    if (firsts.size() > MOST_REPEATING) {
      throw SourceFile.unreadable(
          "It has more than %d repeating events.".formatted(MOST_REPEATING));
    }
  }

  /** What an event of its own says is not said by the rule. */
  private void name(CalendarEvent event) {
    named.add(id(event));
    if (event.changesFollowing()) {
      changedFromThere.add(event.uid());
    }
  }

  private void add(CalendarEvent event) {
    if (event.isAllDay()) {
      skipped.add(RowReport.skipped(event.number(), id(event), Code.ALL_DAY));
    } else if (event.isRepeating()) {
      addAll(event);
    } else if (event.changesFollowing()) {
      skipped.add(refused(event, new Problem("RECURRENCE-ID", Code.NOT_A_RULE, "has a RANGE")));
    } else {
      rows.add(event.row(id(event)));
    }
    requireRoom();
  }

  private void addAll(CalendarEvent event) {
    try {
      addAll(event, requireReadable(event));
    } catch (NotUnderstood refused) {
      skipped.add(refused(event, refused.problem()));
    }
  }

  private void addAll(CalendarEvent event, EventTime first) throws NotUnderstood {
    Occurrences occurrences = Occurrences.of(event, first, horizon);
    SourceRow row = event.row(event.uid());
    Optional<Long> minutes = minutes(event, first);
    int count = 0;
    for (Map.Entry<LocalDateTime, Optional<Long>> one : occurrences.byWall().entrySet()) {
      EventTime at = first.at(one.getKey());
      String id = event.uid() + "/" + at.basic();
      if (!named.contains(id)) {
        rows.add(occurrence(row, id, at, one.getValue().or(() -> minutes)));
        count++;
      }
      requireRoom();
    }
    repeated.add(
        new Repeated(
            event.number(),
            event.uid(),
            count,
            occurrences.cutAfter(),
            occurrences.olderLeftOut()));
  }

  private EventTime requireReadable(CalendarEvent event) throws NotUnderstood {
    if (event.uid().isEmpty()) {
      throw new NotUnderstood(Field.EXTERNAL_ID.label(), Code.REQUIRED, null);
    }
    if (changedFromThere.contains(event.uid())) {
      throw new NotUnderstood("RECURRENCE-ID", Code.NOT_A_RULE, "has a RANGE");
    }
    Optional<EventTime> first = event.first(horizon.zone());
    if (first.isEmpty()) {
      throw new NotUnderstood(event.startProblem());
    }
    if (RowReader.isOutOfRange(first.get().instant(), horizon.now())) {
      throw new NotUnderstood(Field.STARTS_AT.label(), Code.OUT_OF_RANGE, null);
    }
    return first.get();
  }

  /** RFC 5545, 3.8.5.3: one that says when it ends takes exactly as long each time. */
  private Optional<Long> minutes(CalendarEvent event, EventTime first) throws NotUnderstood {
    if (event.of("DTEND").isEmpty()) {
      return Optional.empty();
    }
    EventTime end =
        event
            .time("DTEND", horizon.zone())
            .orElseThrow(() -> new NotUnderstood(Field.ENDS_AT.label(), Code.NOT_A_TIME, null));
    long minutes = Duration.between(first.instant(), end.instant()).toMinutes();
    if (minutes <= 0) {
      throw new NotUnderstood(Field.ENDS_AT.label(), Code.OUT_OF_RANGE, null);
    }
    return Optional.of(minutes);
  }

  private static SourceRow occurrence(
      SourceRow event, String id, EventTime at, Optional<Long> minutes) {
    Map<Field, String> texts = new EnumMap<>(event.texts());
    texts.put(Field.EXTERNAL_ID, id);
    texts.put(Field.STARTS_AT, at.extended());
    texts.remove(Field.ENDS_AT);
    texts.remove(Field.END_TIME_ZONE);
    minutes.ifPresent(many -> texts.put(Field.DURATION_MINUTES, Long.toString(many)));
    return new SourceRow(event.number(), texts);
  }

  /** Of an occurrence as its rule names it, in whatever way the event names it. */
  private String id(CalendarEvent event) {
    if (!event.isOccurrence()) {
      return event.uid();
    }
    return event.uid()
        + "/"
        + Optional.ofNullable(firsts.get(event.uid()))
            .flatMap(event::occurrenceOf)
            .map(EventTime::basic)
            .orElseGet(() -> event.of("RECURRENCE-ID").orElseThrow().text());
  }

  private static RowReport refused(CalendarEvent event, Problem problem) {
    return RowReport.invalid(event.number(), event.uid(), problem);
  }

  /** Checked with each: what cannot be taken is not worked out. */
  private void requireRoom() {
    if (rows.size() + skipped.size() > SourceFile.MOST_ROWS) {
      throw SourceFile.tooMany();
    }
  }
}
