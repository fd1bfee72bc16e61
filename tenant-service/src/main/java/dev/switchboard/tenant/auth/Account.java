package dev.switchboard.tenant.auth;

import java.util.Objects;
import java.util.UUID;

/**
 * A person who can sign in.
 *
 * @param passwordHash bcrypt
 */
record Account(UUID id, String passwordHash) {
  Account {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(passwordHash, "passwordHash");
  }

  @Override
  public String toString() {
    return "Account[" + id + "]";
  }
}
