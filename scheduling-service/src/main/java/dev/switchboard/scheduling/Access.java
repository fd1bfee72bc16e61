package dev.switchboard.scheduling;

import dev.switchboard.platform.security.Role;
import io.quarkus.security.PermissionChecker;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Set;

/**
 * Who may do what several resources have in common, for {@code @PermissionsAllowed}; what is one
 * resource's own stands there, as {@code @RolesAllowed}. AccessTest has the whole table.
 */
@ApplicationScoped
public class Access {
  /** Everybody who belongs to the business. */
  public static final String READ = "read";

  /** Whoever speaks with customers. */
  public static final String BOOK = "book";

  /** Whoever says how the business works. */
  public static final String SET_UP = "set-up";

  private static final Set<String> READERS =
      Set.of(
          Role.OWNER,
          Role.ADMIN,
          Role.AGENT,
          Role.TECHNICIAN,
          Role.VIEWER,
          Role.SERVICE,
          "scope:crm:read");

  private static final Set<String> BOOKERS =
      Set.of(Role.OWNER, Role.ADMIN, Role.AGENT, Role.SERVICE, "scope:crm:write");

  private static final Set<String> OWNERS = Set.of(Role.OWNER, Role.ADMIN, "scope:crm:write");

  @PermissionChecker(READ)
  boolean mayRead(SecurityIdentity caller) {
    return isOneOf(READERS, caller);
  }

  @PermissionChecker(BOOK)
  boolean mayBook(SecurityIdentity caller) {
    return isOneOf(BOOKERS, caller);
  }

  @PermissionChecker(SET_UP)
  boolean maySetUp(SecurityIdentity caller) {
    return isOneOf(OWNERS, caller);
  }

  private static boolean isOneOf(Set<String> roles, SecurityIdentity caller) {
    return !Collections.disjoint(roles, caller.getRoles());
  }
}
