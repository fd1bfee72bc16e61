package dev.switchboard.platform.security;

/**
 * The roles of a token's {@code groups} claim, as constants for {@code @RolesAllowed}. An API key
 * has none of them; its scopes stand beside them as {@code scope:<name>}.
 */
public final class Role {
  /** Runs the installation; belongs to no tenant. */
  public static final String PLATFORM_ADMIN = "platform-admin";

  public static final String OWNER = "owner";
  public static final String ADMIN = "admin";
  public static final String AGENT = "agent";
  public static final String TECHNICIAN = "technician";
  public static final String VIEWER = "viewer";

  /** Another service of ours; names the tenant it acts for in {@code X-Tenant-Id}. */
  public static final String SERVICE = "service";

  /** What stands before an API key's scope. */
  public static final String SCOPE = "scope:";

  private Role() {}
}
