package dev.switchboard.scheduling.appointment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The answer (design.md section 3, 6).
 *
 * @param appointment as it is now; only when granted
 */
record PermitView(
    Decision decision,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AppointmentView appointment) {
  static final PermitView REVOKED = new PermitView(Decision.REVOKED, null);

  static PermitView granted(Appointment appointment) {
    return new PermitView(Decision.GRANTED, AppointmentView.from(appointment));
  }

  /** GRANTED once for each reminder; then, and after a cancel or move, REVOKED. */
  enum Decision {
    GRANTED,
    REVOKED
  }
}
