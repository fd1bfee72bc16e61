package dev.switchboard.integration.calendar;

import dev.switchboard.integration.connection.Connection;
import dev.switchboard.integration.connection.ConnectionKind;
import dev.switchboard.integration.connection.ConnectionService;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.platform.work.Signal;
import dev.switchboard.platform.work.WorkQueue;
import dev.switchboard.platform.work.WorkTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Carries tasks out: of each appointment the oldest, many appointments at once. While Google is
 * away tasks wait and are tried again; a task that a newer version has overtaken calls nobody.
 */
@ApplicationScoped
class CalendarWorker implements WorkQueue {
  private final CalendarLinkService links;
  private final EntryService entries;
  private final ConnectionService connections;
  private final AppointmentsClient appointments;
  private final CalendarSignal signal;

  CalendarWorker(
      CalendarLinkService links,
      EntryService entries,
      ConnectionService connections,
      @RestClient AppointmentsClient appointments,
      CalendarSignal signal) {
    this.links = links;
    this.entries = entries;
    this.connections = connections;
    this.appointments = appointments;
    this.signal = signal;
  }

  @Override
  public WorkTable table() {
    return CalendarLinkService.TASKS;
  }

  @Override
  public Signal signal() {
    return signal;
  }

  @Override
  public Uni<Void> perform(Claimed work) {
    CalendarTask task = CalendarTask.from(work);
    return links
        .known(task)
        .chain(
            known ->
                known.shows(task.version())
                    ? links.overtaken(work)
                    : carriedOut(task, known).chain(after -> links.done(work, known, after)));
  }

  private Uni<CalendarLink> carriedOut(CalendarTask task, CalendarLink known) {
    return connections
        .find(task.tenant(), ConnectionKind.GOOGLE_CALENDAR)
        .chain(
            connection ->
                connection
                    .map(found -> inStep(found, task, known))
                    .orElseGet(() -> Uni.createFrom().item(known.notConnected(task.version()))));
  }

  private Uni<CalendarLink> inStep(Connection connection, CalendarTask task, CalendarLink known) {
    return entry(connection, task, known)
        .call(() -> connections.succeeded(connection))
        .onFailure(CalendarFailedException.class)
        .call(failure -> failed(connection, (CalendarFailedException) failure))
        .onFailure(EntryRefusedException.class)
        .recoverWithItem(
            failure -> known.failed(task.version(), ((EntryRefusedException) failure).reason()));
  }

  /** What is cancelled needs no words; what is not is shown as it is by now. */
  private Uni<CalendarLink> entry(Connection connection, CalendarTask task, CalendarLink known) {
    return task.cancels()
        ? entries.absent(connection, task.version(), known)
        : words(task)
            .chain(
                words ->
                    words.stands()
                        ? entries.present(connection, new Entry(task.tenant(), words), known)
                        : entries.absent(connection, words.version(), known));
  }

  /** An appointment that scheduling-service knows no more is shown without its words. */
  private Uni<AppointmentWords> words(CalendarTask task) {
    return appointments
        .find(task.tenant().toString(), task.appointmentId())
        .onFailure(CalendarWorker::isNotFound)
        .recoverWithItem(task::wordless);
  }

  private Uni<Void> failed(Connection connection, CalendarFailedException failure) {
    return connections.failed(connection, failure.health(), failure.reason());
  }

  private static boolean isNotFound(Throwable failure) {
    return failure instanceof WebApplicationException answer
        && answer.getResponse().getStatus() == 404;
  }
}
