package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Money;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Invalid;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the job was offered for (features.md S17).
 *
 * @param value null while nothing was offered
 * @param quotedAt when this value was said
 * @param decidedAt when it was taken, declined, or had run out
 */
record Quote(
    QuoteStatus status,
    @Nullable Money value,
    @Nullable Instant quotedAt,
    @Nullable Instant decidedAt) {
  static final Quote NONE = new Quote(QuoteStatus.NONE, null, null, null);

  Quote {
    Objects.requireNonNull(status, "status");
    if ((status == QuoteStatus.NONE) != (value == null)
        || (value == null) != (quotedAt == null)
        || status.isDecision() != (decidedAt != null)) {
      throw new IllegalArgumentException("a quote that contradicts itself");
    }
  }

  /**
   * Another value is another offer, which nobody has decided on yet.
   *
   * @param offered null: the value that was offered
   * @param wanted null: what follows from the value
   * @throws ApplicationException INVALID_REQUEST for a status without a value, ILLEGAL_TRANSITION
   *     for a second decision on one offer
   */
  Quote changed(@Nullable Money offered, @Nullable QuoteStatus wanted, Instant at) {
    if (wanted == QuoteStatus.NONE) {
      if (offered != null) {
        throw Invalid.request("quoteStatus", "cannot be NONE with a value");
      }
      return NONE;
    }
    Quote open = offered == null ? this : offered(offered, at);
    return wanted == null ? open : open.decided(wanted, at);
  }

  private Quote offered(Money offered, Instant at) {
    return offered.equals(value) ? this : new Quote(QuoteStatus.QUOTED, offered, at, null);
  }

  private Quote decided(QuoteStatus wanted, Instant at) {
    if (value == null) {
      throw Invalid.request("quoteStatus", "needs a quotedValue");
    }
    if (wanted == status) {
      return this;
    }
    if (wanted == QuoteStatus.QUOTED) {
      return new Quote(QuoteStatus.QUOTED, value, at, null);
    }
    if (status != QuoteStatus.QUOTED) {
      throw Refusal.illegalMove("quote", status, wanted);
    }
    return new Quote(wanted, value, quotedAt, at);
  }
}
