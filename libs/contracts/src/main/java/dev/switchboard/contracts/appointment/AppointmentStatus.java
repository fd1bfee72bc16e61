package dev.switchboard.contracts.appointment;

/** Where an appointment stands (features.md S6); its moves are S16's table. */
public enum AppointmentStatus {
  SCHEDULED,
  CONFIRMED,
  IN_PROGRESS,
  COMPLETED,
  NO_SHOW,
  CANCELLED,
  PENDING_RESCHEDULE
}
