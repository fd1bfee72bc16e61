package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.contracts.TenantId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What a signed link says, to whoever has it.
 *
 * @param subject the appointment's or the hold's id
 * @param expiresAt business time, in whole seconds
 * @param detail what else belongs to it; no personal data, for it can be read
 */
record SignedLink(
    Purpose purpose, TenantId tenant, UUID subject, Instant expiresAt, String detail) {
  SignedLink {
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(detail, "detail");
  }

  /** One made for one purpose is no good for another. */
  enum Purpose {
    /** To see, move and cancel an appointment. */
    VISIT('v'),
    /** To book a slot that is held; the detail is service, start and campaign. */
    HOLD('h'),
    /** To send a form that was given out by us. */
    FORM('f');

    private final char mark;

    Purpose(char mark) {
      this.mark = mark;
    }

    char mark() {
      return mark;
    }
  }
}
