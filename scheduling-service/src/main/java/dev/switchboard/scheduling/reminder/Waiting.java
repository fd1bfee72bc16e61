package dev.switchboard.scheduling.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.ReminderDue;
import dev.switchboard.scheduling.settings.QuietHours;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reminder that is to be looked at.
 *
 * @param reminder as it would be said
 * @param dueAt when it is meant to be said
 */
record Waiting(TenantId tenant, ReminderDue reminder, Instant dueAt, Facts facts) {
  Waiting {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(reminder, "reminder");
    Objects.requireNonNull(dueAt, "dueAt");
    Objects.requireNonNull(facts, "facts");
  }

  /**
   * What decides it.
   *
   * @param stands whether the visit is still to be at the time it was made for
   * @param hours of all reminders of the visit that were not given up
   * @param phone the customer's, as it was given
   * @param knownZone the customer's, where somebody noted it
   */
  record Facts(
      boolean stands,
      List<Integer> hours,
      boolean optedOut,
      @Nullable String phone,
      @Nullable String knownZone,
      @Nullable QuietHours quiet,
      int perMinute) {
    Facts {
      hours = List.copyOf(hours);
    }
  }

  /** The same, to be sent by another time. */
  ReminderDue until(Instant notAfter) {
    return new ReminderDue(
        reminder.reminderId(),
        reminder.appointmentId(),
        reminder.appointmentVersion(),
        reminder.customerId(),
        reminder.conversationId(),
        reminder.serviceType(),
        reminder.startsAt(),
        reminder.timeZone(),
        reminder.hoursBefore(),
        notAfter);
  }
}
