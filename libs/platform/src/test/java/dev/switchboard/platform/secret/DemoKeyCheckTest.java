package dev.switchboard.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.platform.boot.UnsafeSetting;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoKeyCheckTest {
  private static final String OWN_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  @Test
  void demoKeyIsNamedWhereverItStands() {
    assertThat(unsafeSettings(List.of(OWN_KEY, DemoKeyCheck.DEMO_KEY), List.of()))
        .extracting(UnsafeSetting::name)
        .containsExactly("switchboard.secrets.keys");
    assertThat(unsafeSettings(List.of(OWN_KEY), List.of(" " + DemoKeyCheck.DEMO_KEY)))
        .extracting(UnsafeSetting::name)
        .containsExactly("switchboard.secrets.retired-keys");
  }

  @Test
  void ownKeyIsSafe() {
    assertThat(unsafeSettings(List.of(OWN_KEY), List.of())).isEmpty();
  }

  @Test
  void demoKeyIsAUsableKey() {
    assertThat(FernetKey.parse(DemoKeyCheck.DEMO_KEY)).isNotNull();
  }

  private static List<UnsafeSetting> unsafeSettings(List<String> keys, List<String> retired) {
    return new DemoKeyCheck(SecretsTest.configOf(keys, retired)).unsafeSettings();
  }
}
