package dev.switchboard.tenant.auth;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.security.Role;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token is for.
 *
 * @param subject a user's id, or a service's name
 * @param role the only one of its {@code groups}
 * @param tenant null for services and platform admins
 */
record Bearer(String subject, String role, @Nullable TenantId tenant) {
  Bearer {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(role, "role");
  }

  static Bearer platformAdmin(UUID id) {
    return new Bearer(id.toString(), Role.PLATFORM_ADMIN, null);
  }

  static Bearer service(String name) {
    return new Bearer(name, Role.SERVICE, null);
  }

  static Bearer member(Account account, Membership membership) {
    return new Bearer(account.id().toString(), membership.role(), membership.tenant());
  }
}
