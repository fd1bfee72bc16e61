package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.calendar.CalendarBusyChanged.BusyTime;
import dev.switchboard.integration.connection.Connection;
import dev.switchboard.integration.connection.Health;
import dev.switchboard.integration.connection.LoginFailedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Asks a calendar when it is busy (protocols.md 3.4). Whether anything changed is asked with the
 * token of the last time; if so, the stretch is read whole, so that no copy of the entries is kept.
 */
@ApplicationScoped
class BusyReadingService {
  private static final Logger LOG = Logger.getLogger(BusyReadingService.class);

  /** A calendar that is longer still is not read. */
  private static final int MOST_PAGES = 100;

  private final GoogleClient google;
  private final GoogleConfig.Busy config;

  BusyReadingService(GoogleClient google, GoogleConfig config) {
    this.google = google;
    this.config = config.busy();
  }

  /** What was read so far. */
  private record Pages(
      Connection connection, Stretch stretch, EntriesQuery next, List<BusyTime> busy, int count) {}

  /**
   * Whatever goes wrong is a reading, too: were it only tried again, what was read before would
   * stand for ever.
   */
  Uni<Reading> read(Connection connection, BusyCalendar calendar, Stretch stretch) {
    return Uni.createFrom()
        .deferred(() -> asked(connection, calendar, stretch))
        .ifNoItem()
        .after(config.readingTimeout())
        .fail()
        .onFailure()
        .recoverWithItem(failure -> failed(calendar, failure));
  }

  private Uni<Reading> asked(Connection connection, BusyCalendar calendar, Stretch stretch) {
    String calendarId = calendar.use().calendarId();
    EntriesQuery all = EntriesQuery.within(calendarId, stretch, config.pageSize());
    Pages none = new Pages(connection, stretch, all, List.of(), 0);
    return calendar
        .tokenFor(stretch)
        .map(token -> EntriesQuery.since(calendarId, token, config.pageSize()))
        .map(changes -> changed(changes, none))
        .orElseGet(() -> whole(none));
  }

  /** A token that has ended or is refused tells nothing: all is read again. */
  private Uni<Reading> changed(EntriesQuery changes, Pages none) {
    return google
        .list(none.connection(), changes)
        .chain(
            answer ->
                switch (answer) {
                  case GoogleAnswer.Done done -> changed(done, none);
                  case GoogleAnswer.Gone _, GoogleAnswer.Refused _ -> whole(none);
                  case GoogleAnswer.Missing _,
                      GoogleAnswer.Forbidden _,
                      GoogleAnswer.Away _,
                      GoogleAnswer.Taken _,
                      GoogleAnswer.Stale _ ->
                      item(notRead(answer));
                });
  }

  private Uni<Reading> changed(GoogleAnswer.Done done, Pages none) {
    Optional<CalendarPage> page = CalendarPage.read(done.event());
    TenantId tenant = none.connection().tenant();
    return page.filter(found -> found.nextPage() == null)
        .filter(found -> found.entries().stream().allMatch(it -> it.standsForAppointmentOf(tenant)))
        .map(found -> item(new Reading.Unchanged(found.syncToken())))
        .orElseGet(() -> whole(none));
  }

  private Uni<Reading> whole(Pages soFar) {
    return google
        .list(soFar.connection(), soFar.next())
        .chain(
            answer ->
                answer instanceof GoogleAnswer.Done done
                    ? whole(done, soFar)
                    : item(notRead(answer)));
  }

  private Uni<Reading> whole(GoogleAnswer.Done done, Pages soFar) {
    Optional<CalendarPage> read = CalendarPage.read(done.event());
    if (read.isEmpty()) {
      return item(new Reading.NotRead(Health.DEGRADED, "UNREADABLE"));
    }
    CalendarPage page = read.get();
    List<BusyTime> busy = Stream.concat(soFar.busy().stream(), busy(page, soFar)).toList();
    if (page.nextPage() == null) {
      return item(new Reading.Read(BusyTimes.of(busy), page.syncToken()));
    }
    return soFar.count() + 1 >= MOST_PAGES
        ? item(new Reading.NotRead(Health.BROKEN, "the calendar has too many entries"))
        : whole(
            new Pages(
                soFar.connection(),
                soFar.stretch(),
                soFar.next().page(page.nextPage()),
                busy,
                soFar.count() + 1));
  }

  private static Stream<BusyTime> busy(CalendarPage page, Pages soFar) {
    TenantId tenant = soFar.connection().tenant();
    List<BusyTime> busy = new ArrayList<>();
    for (ListedEntry entry : page.entries()) {
      ListedEntry.Span span = entry.span();
      if (span != null && !entry.standsForAppointmentOf(tenant)) {
        soFar.stretch().taken(span.begins(), span.ends()).ifPresent(busy::add);
      }
    }
    return busy.stream();
  }

  /** What is an answer about the calendar, and what only says that Google is away. */
  private static Reading notRead(GoogleAnswer answer) {
    return switch (answer) {
      case GoogleAnswer.Missing _ -> broken("the calendar is not there for us");
      case GoogleAnswer.Forbidden forbidden -> broken(forbidden.reason());
      case GoogleAnswer.Refused refused -> broken(refused.reason());
      case GoogleAnswer.Away away -> new Reading.NotRead(Health.DEGRADED, away.reason());
      case GoogleAnswer.Done _, GoogleAnswer.Gone _, GoogleAnswer.Taken _, GoogleAnswer.Stale _ ->
          new Reading.NotRead(Health.DEGRADED, "unexpected answer to a list");
    };
  }

  private static Reading broken(String reason) {
    return new Reading.NotRead(Health.BROKEN, reason);
  }

  private static Reading failed(BusyCalendar calendar, Throwable failure) {
    if (failure instanceof LoginFailedException login) {
      return new Reading.NotRead(login.health(), login.reason());
    }
    LOG.warnf("calendar %s could not be read: %s", calendar.use().id(), failure);
    return new Reading.NotRead(Health.DEGRADED, failure.getClass().getSimpleName());
  }

  private static Uni<Reading> item(Reading reading) {
    return Uni.createFrom().item(reading);
  }
}
