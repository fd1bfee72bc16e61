package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.platform.boot.SafetyCheck;
import dev.switchboard.platform.boot.UnsafeSetting;
import dev.switchboard.platform.security.ConstantTime;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Whoever knows the secret of the links can cancel everybody's visits. */
@Singleton
class LinkSecretCheck implements SafetyCheck {
  static final String SETTING = "switchboard.booking-page.link-secrets";
  private static final List<String> PUBLISHED =
      List.of("switchboard-demo-link-secret-do-not-use!", "local-link-secret-for-the-demo-only");

  private final BookingPageConfig config;

  LinkSecretCheck(BookingPageConfig config) {
    this.config = config;
  }

  @Override
  public List<UnsafeSetting> unsafeSettings() {
    List<String> secrets = config.linkSecrets().orElse(List.of());
    Stream<String> reasons =
        secrets.isEmpty()
            ? Stream.of("is not set")
            : secrets.stream().flatMap(LinkSecretCheck::reasons);
    return reasons.distinct().map(reason -> new UnsafeSetting(SETTING, reason)).toList();
  }

  private static Stream<String> reasons(String secret) {
    if (PUBLISHED.stream().anyMatch(known -> ConstantTime.equals(known, secret))) {
      return Stream.of("holds a published secret");
    }
    return secret.length() < LinkSigner.SHORTEST_SECRET
        ? Stream.of(
            "holds a secret of less than %d characters".formatted(LinkSigner.SHORTEST_SECRET))
        : Stream.empty();
  }
}
