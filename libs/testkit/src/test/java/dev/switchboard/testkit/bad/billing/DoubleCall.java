package dev.switchboard.testkit.bad.billing;

import java.math.BigDecimal;

class DoubleCall {
  BigDecimal half(BigDecimal amount) {
    return BigDecimal.valueOf(amount.doubleValue() / 2);
  }
}
