package dev.switchboard.tenant;

import dev.switchboard.platform.boot.SafetyCheck;
import dev.switchboard.platform.boot.UnsafeSetting;
import dev.switchboard.platform.security.ConstantTime;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The published password of the demo's admin, or one that is guessed, must not reach production.
 */
@Singleton
class DemoAdminCheck implements SafetyCheck {
  private static final String PUBLISHED = "switchboard-demo-admin";
  private static final int SHORTEST = 12;

  private final TenantConfig config;

  DemoAdminCheck(TenantConfig config) {
    this.config = config;
  }

  @Override
  public List<UnsafeSetting> unsafeSettings() {
    return config
        .admin()
        .password()
        .filter(given -> given.length() < SHORTEST || ConstantTime.equals(PUBLISHED, given))
        .map(given -> new UnsafeSetting("switchboard.tenant.admin.password", "is easily guessed"))
        .stream()
        .toList();
  }
}
