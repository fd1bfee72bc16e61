package dev.switchboard.integration.ispcube;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's account, in few words (features.md I2).
 *
 * @param customerId the installation's code, a text with its zeros
 * @param debt all that is owed, overdue or not
 * @param dueDebt what is overdue
 * @param currency ISO 4217, the tenant's
 * @param plan of the first living connection
 * @param connections the living ones
 */
public record Account(
    String customerId,
    String name,
    AccountStatus status,
    @Nullable BigDecimal debt,
    @Nullable BigDecimal dueDebt,
    @Nullable String currency,
    @Nullable String plan,
    List<AccountConnection> connections,
    @Nullable String city) {
  public Account {
    connections = List.copyOf(connections);
  }

  /** A person's name and debts are nothing for a log. */
  @Override
  public String toString() {
    return "Account[%s]".formatted(customerId);
  }
}
