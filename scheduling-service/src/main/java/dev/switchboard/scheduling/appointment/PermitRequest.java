package dev.switchboard.scheduling.appointment;

import jakarta.validation.constraints.Positive;

/**
 * The question whether a reminder may go out now.
 *
 * @param appointmentVersion the one that {@code reminder-due} named
 */
record PermitRequest(@Positive long appointmentVersion) {}
