package dev.switchboard.scheduling.appointment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an appointment.
 *
 * @param calendarEventId told by integration-service; no version of its own
 * @param reminderSent whether a reminder of its present time was let go; no version of its own
 * @param cancelReason only when it is cancelled
 * @param late cancelled too late by the business's policy (features.md S7)
 * @param changedIn the conversations it was changed in, the first first (features.md S20)
 */
record Marks(
    @Nullable String calendarEventId,
    boolean reminderSent,
    @Nullable String cancelReason,
    boolean late,
    List<UUID> changedIn) {
  static final Marks NONE = new Marks(null, false, null, false, List.of());

  /** As the database has it: who changes a visit in ever more conversations loses the oldest. */
  private static final int MOST_CONVERSATIONS = 32;

  Marks {
    changedIn = List.copyOf(changedIn);
  }

  Marks moved() {
    return new Marks(calendarEventId, false, cancelReason, late, changedIn);
  }

  Marks reminded() {
    return new Marks(calendarEventId, true, cancelReason, late, changedIn);
  }

  Marks cancelled(@Nullable String reason, boolean wasLate) {
    return new Marks(calendarEventId, reminderSent, reason, wasLate, changedIn);
  }

  Marks standing() {
    return new Marks(calendarEventId, reminderSent, null, false, changedIn);
  }

  Marks changedIn(@Nullable UUID conversation) {
    if (conversation == null || changedIn.contains(conversation)) {
      return this;
    }
    List<UUID> conversations = new ArrayList<>(changedIn);
    conversations.add(conversation);
    int from = Math.max(0, conversations.size() - MOST_CONVERSATIONS);
    return new Marks(
        calendarEventId,
        reminderSent,
        cancelReason,
        late,
        conversations.subList(from, conversations.size()));
  }
}
