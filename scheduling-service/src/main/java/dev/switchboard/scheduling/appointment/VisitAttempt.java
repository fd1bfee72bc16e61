package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.OccurrenceNotBooked.Reason;
import dev.switchboard.scheduling.availability.Slot;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What came of a try to book or move a visit. */
public sealed interface VisitAttempt {
  /** It stands at that time. */
  record Done(UUID appointmentId) implements VisitAttempt {
    public Done {
      Objects.requireNonNull(appointmentId, "appointmentId");
    }
  }

  /**
   * It does not.
   *
   * @param alternatives near it, as they were then
   */
  record Refused(Reason reason, String detail, List<Slot> alternatives) implements VisitAttempt {
    public Refused {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
      alternatives = List.copyOf(alternatives);
    }
  }
}
