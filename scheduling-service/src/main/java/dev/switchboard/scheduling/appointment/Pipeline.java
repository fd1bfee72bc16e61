package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import java.util.List;
import java.util.Objects;

/**
 * How the business sees the job: by stage, tags and offer (features.md S16, S17, S19).
 *
 * @param tags as they were written, without doubles
 */
record Pipeline(Stage stage, List<String> tags, Quote quote) {
  Pipeline {
    Objects.requireNonNull(stage, "stage");
    tags = List.copyOf(tags);
    Objects.requireNonNull(quote, "quote");
  }

  static Pipeline of(AppointmentStatus status) {
    return new Pipeline(Stage.of(status), List.of(), Quote.NONE);
  }

  Pipeline following(AppointmentStatus status) {
    return new Pipeline(stage.following(status), tags, quote);
  }
}
