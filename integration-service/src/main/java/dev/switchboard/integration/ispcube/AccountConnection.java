package dev.switchboard.integration.ispcube;

import org.jspecify.annotations.Nullable;

/**
 * A line into a customer's house.
 *
 * @param id the installation's
 * @param status the account's: there is none of the line's own
 */
public record AccountConnection(String id, @Nullable String address, AccountStatus status) {
  /** Where somebody lives is nothing for a log. */
  @Override
  public String toString() {
    return "AccountConnection[%s]".formatted(id);
  }
}
