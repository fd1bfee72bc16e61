package dev.switchboard.billing.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The answer of the ledger check (features.md X1).
 *
 * @param discrepancy 0 when all is well
 * @see LedgerCheck
 */
record LedgerView(
    LocalDate day,
    String timeZone,
    BigDecimal messagesSent,
    BigDecimal saidTwice,
    BigDecimal usageAccepted,
    BigDecimal quantityBilled,
    BigDecimal discrepancy) {
  static LedgerView of(LedgerCheck check) {
    return new LedgerView(
        check.day(),
        check.timeZone(),
        check.messagesSent(),
        check.saidTwice(),
        check.usageAccepted(),
        check.quantityBilled(),
        check.discrepancy());
  }
}
