package dev.switchboard.integration.ispcube;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The account that was asked for, or why there is none to tell of.
 *
 * @param account with FOUND, and only then
 */
public record AccountAnswer(LookupResult result, @Nullable Account account) {
  public AccountAnswer {
    Objects.requireNonNull(result, "result");
    if ((account != null) != (result == LookupResult.FOUND)) {
      throw new IllegalArgumentException("an account comes with FOUND, and only then");
    }
  }

  static AccountAnswer found(Account account) {
    return new AccountAnswer(LookupResult.FOUND, account);
  }

  static AccountAnswer without(LookupResult result) {
    return new AccountAnswer(result, null);
  }
}
