package dev.switchboard.scheduling.appointment;

import java.util.Objects;

/**
 * A business's own word for a stage (features.md S16).
 *
 * @param code unique within the business
 * @param stage which of the seven it stands for
 */
record StageView(String code, String name, JobStage stage) {
  StageView {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(stage, "stage");
  }
}
