package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The request to correct a final status (features.md S16).
 *
 * @param reason why it was wrong; kept in the history
 */
record CorrectionRequest(
    @NotNull AppointmentStatus status, @NotBlank @Size(max = 500) String reason) {}
