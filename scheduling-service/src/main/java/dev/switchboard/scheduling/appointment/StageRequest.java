package dev.switchboard.scheduling.appointment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The request for a stage of one's own.
 *
 * @param stage which of the seven it stands for
 */
record StageRequest(@NotBlank @Size(max = 100) String name, @NotNull JobStage stage) {}
