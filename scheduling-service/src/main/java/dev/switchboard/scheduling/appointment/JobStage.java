package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentStatus;

/** Where the job stands in the pipeline; it follows the status (features.md S16). */
enum JobStage {
  NEW,
  QUOTED,
  BOOKED,
  IN_PROGRESS,
  PENDING_RESCHEDULE,
  COMPLETED,
  LOST;

  static JobStage of(AppointmentStatus status) {
    return switch (status) {
      case SCHEDULED, CONFIRMED -> BOOKED;
      case IN_PROGRESS -> IN_PROGRESS;
      case PENDING_RESCHEDULE -> PENDING_RESCHEDULE;
      case COMPLETED -> COMPLETED;
      case NO_SHOW, CANCELLED -> LOST;
    };
  }

  /** A visit that is to come may be no more than an enquiry or an offer yet. */
  boolean isOf(AppointmentStatus status) {
    JobStage usual = of(status);
    return this == usual || usual == BOOKED && (this == NEW || this == QUOTED);
  }
}
