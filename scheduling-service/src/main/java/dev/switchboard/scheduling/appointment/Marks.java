package dev.switchboard.scheduling.appointment;

import org.jspecify.annotations.Nullable;

/**
 * What became of an appointment.
 *
 * @param calendarEventId told by integration-service; no version of its own
 * @param reminderSent whether a reminder of its present time was let go; no version of its own
 * @param cancelReason only when it is cancelled
 * @param late cancelled too late by the business's policy (features.md S7)
 */
record Marks(
    @Nullable String calendarEventId,
    boolean reminderSent,
    @Nullable String cancelReason,
    boolean late) {
  static final Marks NONE = new Marks(null, false, null, false);

  Marks moved() {
    return new Marks(calendarEventId, false, cancelReason, late);
  }

  Marks reminded() {
    return new Marks(calendarEventId, true, cancelReason, late);
  }

  Marks cancelled(@Nullable String reason, boolean wasLate) {
    return new Marks(calendarEventId, reminderSent, reason, wasLate);
  }
}
