package dev.switchboard.billing.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Whether a day's numbers agree (features.md X1).
 *
 * @param messagesSent facts heard from {@code message-sent}
 * @param saidTwice how many of them are about a message that another one is about already
 * @param usageAccepted units of MESSAGES_OUT, counted event by event
 * @param quantityBilled units of MESSAGES_OUT of that day on the preview of its period, charged or
 *     included; 0 when no period contains the day
 */
record LedgerCheck(
    LocalDate day,
    String timeZone,
    BigDecimal messagesSent,
    BigDecimal saidTwice,
    BigDecimal usageAccepted,
    BigDecimal quantityBilled) {
  LedgerCheck {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(timeZone, "timeZone");
  }

  /** 0 when all is well: how far the three are apart, and how many messages were said twice. */
  BigDecimal discrepancy() {
    BigDecimal most = messagesSent.max(usageAccepted).max(quantityBilled);
    BigDecimal least = messagesSent.min(usageAccepted).min(quantityBilled);
    return most.subtract(least).add(saidTwice);
  }
}
