package dev.switchboard.platform.boot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionReadinessTest {
  private static final List<SafetyCheck> UNSAFE =
      List.of(
          () -> List.of(new UnsafeSetting("switchboard.a", "is open")),
          List::of,
          () -> List.of(new UnsafeSetting("switchboard.b", "is unsigned")));

  @Test
  void productionIsRefusedByTheNameOfEverySetting() {
    assertThatThrownBy(() -> ProductionReadiness.requireSafe(List.of("prod"), UNSAFE))
        .isInstanceOf(UnsafeConfigurationException.class)
        .hasMessage("unsafe for production: switchboard.a is open; switchboard.b is unsigned");
  }

  @Test
  void unknownOrMixedProfilesAreAsStrictAsProduction() {
    for (List<String> profiles :
        List.of(List.<String>of(), List.of("staging"), List.of("local", "prod"))) {
      assertThatThrownBy(() -> ProductionReadiness.requireSafe(profiles, UNSAFE))
          .isInstanceOf(UnsafeConfigurationException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test", "local"})
  void developersMachineMayBeUnsafe(String profile) {
    assertThatCode(() -> ProductionReadiness.requireSafe(List.of(profile), UNSAFE))
        .doesNotThrowAnyException();
  }

  @Test
  void safeProductionStarts() {
    assertThatCode(() -> ProductionReadiness.requireSafe(List.of("prod"), List.of(List::of)))
        .doesNotThrowAnyException();
  }
}
