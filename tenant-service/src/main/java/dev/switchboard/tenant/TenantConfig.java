package dev.switchboard.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the operator decides about tenants and tokens. */
@ConfigMapping(prefix = "switchboard.tenant")
public interface TenantConfig {
  /** The plan of a tenant that is created without one. */
  @WithDefault("starter")
  String defaultPlan();

  /** How long an access token is good for. */
  @WithDefault("15M")
  Duration tokenLifetime();

  /** How long ago a process may have read the signing keys. */
  @WithDefault("1M")
  Duration signingKeysKept();

  /** The work factor of bcrypt: each one more doubles the time of a sign-in. */
  @WithDefault("11")
  int bcryptCost();

  /**
   * The services that may ask for tokens, by name, with their secrets; an empty one admits none.
   */
  Map<String, Optional<String>> clients();

  /** The first platform admin. */
  Admin admin();

  /** A person that exists by configuration only; without both nobody signs in so. */
  interface Admin {
    /** What is signed in with. */
    Optional<String> email();

    /** At least 12 characters. */
    Optional<String> password();
  }
}
