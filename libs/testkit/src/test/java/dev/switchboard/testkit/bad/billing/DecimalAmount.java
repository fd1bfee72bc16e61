package dev.switchboard.testkit.bad.billing;

import java.math.BigDecimal;

/** A good one: the rule must leave it alone. */
record DecimalAmount(BigDecimal amount) {}
