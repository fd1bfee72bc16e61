package dev.switchboard.platform.secret;

import dev.switchboard.platform.boot.SafetyCheck;
import dev.switchboard.platform.boot.UnsafeSetting;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The key of the demo is published with the source: whoever has a database dump could read all. */
@Singleton
class DemoKeyCheck implements SafetyCheck {
  /** {@code switchboard-demo-key-do-not-use!}, the profiles' dev, test and local key. */
  static final String DEMO_KEY = "c3dpdGNoYm9hcmQtZGVtby1rZXktZG8tbm90LXVzZSE=";

  private final SecretsConfig config;

  @Inject
  DemoKeyCheck(SecretsConfig config) {
    this.config = config;
  }

  @Override
  public List<UnsafeSetting> unsafeSettings() {
    return Stream.of(
            unsafe("switchboard.secrets.keys", config.keys().orElse(List.of())),
            unsafe("switchboard.secrets.retired-keys", config.retiredKeys().orElse(List.of())))
        .flatMap(List::stream)
        .toList();
  }

  private static List<UnsafeSetting> unsafe(String setting, List<String> keys) {
    return keys.stream().map(String::strip).anyMatch(DEMO_KEY::equals)
        ? List.of(new UnsafeSetting(setting, "holds the published demo key"))
        : List.of();
  }
}
