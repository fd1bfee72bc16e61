package dev.switchboard.integration.calendar;

import dev.switchboard.integration.calendar.GoogleAnswer.Away;
import dev.switchboard.integration.calendar.GoogleAnswer.Done;
import dev.switchboard.integration.calendar.GoogleAnswer.Forbidden;
import dev.switchboard.integration.calendar.GoogleAnswer.Gone;
import dev.switchboard.integration.calendar.GoogleAnswer.Missing;
import dev.switchboard.integration.calendar.GoogleAnswer.Refused;
import dev.switchboard.integration.calendar.GoogleAnswer.Stale;
import dev.switchboard.integration.calendar.GoogleAnswer.Taken;
import dev.switchboard.integration.connection.Connection;
import dev.switchboard.integration.connection.Health;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Brings one entry to what it should be, whatever an earlier try left behind: each step can be
 * repeated, because the entry's id is ours and the entry says which version it shows. Nothing is
 * written to the database here.
 */
@ApplicationScoped
class EntryService {
  private final GoogleClient google;

  EntryService(GoogleClient google) {
    this.google = google;
  }

  /**
   * The entry is there and shows this version, or a newer one.
   *
   * @return fails with {@link CalendarFailedException} or {@link EntryRefusedException}
   */
  Uni<CalendarLink> present(Connection connection, Entry entry, CalendarLink known) {
    Try first = Try.of(connection, entry.version(), known);
    return known.isLinked() && known.entry() != null
        ? change(first.inCalendar(known.entry().place().calendarId()), entry, known.entry().etag())
        : insert(first.ofGeneration(known.nextGeneration()), entry);
  }

  /** There is no entry; the same failures. */
  Uni<CalendarLink> absent(Connection connection, long version, CalendarLink known) {
    Try first = Try.of(connection, version, known);
    return delete(
        known.entry() == null ? first : first.inCalendar(known.entry().place().calendarId()));
  }

  private Uni<CalendarLink> insert(Try at, Entry entry) {
    return google
        .insert(at.connection(), at.place(), entry.body())
        .chain(
            answer ->
                switch (answer) {
                  case Done done -> item(at.linked(done.etag()));
                  case Taken _ -> look(at.further(), entry);
                  case Gone _ -> insert(at.nextGeneration(), entry);
                  case Missing _ -> broken("the calendar is not there for us");
                  case Forbidden forbidden -> broken(forbidden.reason());
                  case Refused refused -> refused(refused);
                  case Away away -> away(away.reason());
                  case Stale _ -> away("STATUS_412");
                });
  }

  /** Whatever stands in the way of a change, a look at the entry tells what to do. */
  private Uni<CalendarLink> change(Try at, Entry entry, @Nullable String etag) {
    return google
        .change(at.connection(), at.place(), entry.body(), etag)
        .chain(
            answer ->
                switch (answer) {
                  case Done done -> item(at.linked(done.etag()));
                  case Missing _, Gone _, Stale _, Forbidden _ -> look(at.further(), entry);
                  case Refused refused -> refused(refused);
                  case Away away -> away(away.reason());
                  case Taken _ -> away("STATUS_409");
                });
  }

  private Uni<CalendarLink> look(Try at, Entry entry) {
    return google
        .find(at.connection(), at.place())
        .chain(
            answer ->
                switch (answer) {
                  case Done done -> found(at, entry, done);
                  case Missing _ -> insert(at.inConfiguredCalendar(), entry);
                  case Gone _ -> insert(at.nextGeneration(), entry);
                  case Forbidden forbidden -> broken(forbidden.reason());
                  case Refused refused -> refused(refused);
                  case Away away -> away(away.reason());
                  case Taken _, Stale _ -> away("unexpected answer to GET");
                });
  }

  /** The entry of an earlier try, one that somebody deleted, or somebody else's. */
  private Uni<CalendarLink> found(Try at, Entry entry, Done done) {
    Entry.Mark mark = Entry.Mark.of(done.event());
    if (done.isCancelled() || !entry.isMarkedBy(mark)) {
      return insert(at.nextGeneration(), entry);
    }
    return mark.version() >= entry.version()
        ? item(at.showing(mark.version()).linked(done.etag()))
        : change(at.further(), entry, done.etag());
  }

  /**
   * An entry that was deleted by hand may have been made again under the next id, by a try that
   * died before it could say so.
   */
  private Uni<CalendarLink> delete(Try at) {
    return google
        .delete(at.connection(), at.place())
        .chain(
            answer ->
                switch (answer) {
                  case Done _ -> item(at.removed());
                  case Missing _ -> item(at.neverThere());
                  case Gone _ -> delete(at.nextGeneration());
                  case Forbidden forbidden -> broken(forbidden.reason());
                  case Refused refused -> refused(refused);
                  case Away away -> away(away.reason());
                  case Taken _, Stale _ -> away("unexpected answer to DELETE");
                });
  }

  private static Uni<CalendarLink> item(CalendarLink link) {
    return Uni.createFrom().item(link);
  }

  private static Uni<CalendarLink> broken(String reason) {
    return Uni.createFrom().failure(new CalendarFailedException(Health.BROKEN, reason));
  }

  private static Uni<CalendarLink> away(String reason) {
    return Uni.createFrom().failure(new CalendarFailedException(Health.DEGRADED, reason));
  }

  private static Uni<CalendarLink> refused(Refused refused) {
    return Uni.createFrom().failure(new EntryRefusedException(refused.reason()));
  }
}
