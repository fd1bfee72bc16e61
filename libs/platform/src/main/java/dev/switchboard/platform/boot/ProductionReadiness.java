package dev.switchboard.platform.boot;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Stops the boot when a setting is unsafe (design.md section 5). Everything that is not known to be
 * a developer's machine counts as production, so a mistyped or new profile is strict.
 */
@Singleton
class ProductionReadiness {
  private static final Set<String> RELAXED_PROFILES = Set.of("dev", "test", "local");

  private final List<SafetyCheck> checks;
  private final Config config;

  @Inject
  ProductionReadiness(@All List<SafetyCheck> checks, Config config) {
    this.checks = checks;
    this.config = config;
  }

  /** Before every other observer: nothing may have been sent or stored by then. */
  void onStart(@Observes @Priority(1) StartupEvent event) {
    requireSafe(config.unwrap(SmallRyeConfig.class).getProfiles(), checks);
  }

  static void requireSafe(List<String> profiles, List<SafetyCheck> checks) {
    if (!profiles.isEmpty() && RELAXED_PROFILES.containsAll(profiles)) {
      return;
    }
    List<UnsafeSetting> unsafe =
        checks.stream().flatMap(check -> check.unsafeSettings().stream()).toList();
    if (!unsafe.isEmpty()) {
      throw new UnsafeConfigurationException(unsafe);
    }
  }
}
