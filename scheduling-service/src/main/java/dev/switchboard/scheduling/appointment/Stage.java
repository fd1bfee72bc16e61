package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands in the pipeline (features.md S16).
 *
 * @param own the business's own stage, which stands for this one
 */
record Stage(JobStage stage, @Nullable String own) {
  Stage {
    Objects.requireNonNull(stage, "stage");
  }

  static Stage of(AppointmentStatus status) {
    return new Stage(JobStage.of(status), null);
  }

  /** The status leads: a stage that means it stays, any other is left. */
  Stage following(AppointmentStatus status) {
    return stage == JobStage.of(status) ? this : of(status);
  }

  /** What its readers call it. */
  String name() {
    return own == null ? stage.name() : own;
  }
}
