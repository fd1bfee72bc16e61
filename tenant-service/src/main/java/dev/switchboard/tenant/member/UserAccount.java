package dev.switchboard.tenant.member;

import dev.switchboard.contracts.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A person's account on the platform. */
@Entity
@Table(name = "user_account")
class UserAccount {
  @Id private UUID id;
  private String email;
  private String passwordHash;

  /** For Hibernate, which then fills the fields. */
  @SuppressWarnings("NullAway")
  UserAccount() {}

  /**
   * @param email in lower case
   * @param passwordHash bcrypt
   */
  UserAccount(String email, String passwordHash) {
    this.id = Ids.next();
    this.email = email;
    this.passwordHash = passwordHash;
  }

  UUID id() {
    return id;
  }

  String email() {
    return email;
  }

  String passwordHash() {
    return passwordHash;
  }
}
