package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.appointment.AppointmentEvent;
import dev.switchboard.integration.calendar.CalendarTask.Origin;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.EventConsumer;
import dev.switchboard.platform.event.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Turns what happened to appointments into tasks. */
@ApplicationScoped
class CalendarConsumer implements EventConsumer {
  private final CalendarTaskRepository tasks;
  private final CalendarSignal signal;

  CalendarConsumer(CalendarTaskRepository tasks, CalendarSignal signal) {
    this.tasks = tasks;
    this.signal = signal;
  }

  @Override
  public String name() {
    return "integration-service.calendar";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(
        Topic.APPOINTMENT_BOOKED,
        Topic.APPOINTMENT_UPDATED,
        Topic.APPOINTMENT_RESCHEDULED,
        Topic.APPOINTMENT_CANCELLED);
  }

  @Override
  public Uni<Void> apply(SqlConnection transaction, List<ConsumedEvent> events) {
    return tasks
        .add(transaction, events.stream().map(CalendarConsumer::task).toList())
        .invoke(signal::raise);
  }

  private static CalendarTask task(ConsumedEvent event) {
    AppointmentEvent said = (AppointmentEvent) EventJson.read(event, event.topic().event());
    Origin origin = new Origin(event.id(), event.tenantId(), event.traceParent());
    return CalendarTask.from(origin, said.appointment());
  }
}
