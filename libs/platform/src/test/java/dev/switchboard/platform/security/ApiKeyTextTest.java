package dev.switchboard.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiKeyTextTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final ApiKeyText shown = ApiKeyText.generate();

  @Test
  void generatedKeyIsReadBackAndNeverTheSame() {
    assertThat(ApiKeyText.parse(shown.reveal())).contains(shown);
    assertThat(Stream.generate(ApiKeyText::generate).limit(1_000).distinct()).hasSize(1_000);
  }

  @Test
  void secretWithUnderscoresIsReadWhole() {
    ApiKeyText key = new ApiKeyText("abcdef123456", "_a_b-".repeat(8));
    assertThat(ApiKeyText.parse(key.reveal())).contains(key);
  }

  @Test
  void digestIsThatOfTheWholeKey() {
    ApiKeyText key = new ApiKeyText("abcdef123456", "s".repeat(43));
    assertThat(key.sha256())
        .isEqualTo("c01ecde84b7a659ba1970f202e900311e1ca6dbae51e66524b37ab353660ff50");
  }

  @Test
  void textThatIsNoKeyIsNone() {
    for (String text :
        List.of(
            "",
            "sbk_",
            "sbk_abcdef123456",
            "sbk_abcdef123456_short",
            "sbk_ABCDEF123456_" + "s".repeat(43),
            "pk_abcdef123456_" + "s".repeat(43),
            shown.reveal() + " ",
            shown.reveal() + "\n")) {
      assertThat(ApiKeyText.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void printedKeyHidesItsSecret() {
    assertThat(shown.toString()).contains(shown.prefix()).doesNotContain(shown.secret());
  }

  @Test
  void keyIsTakenUntilItExpiresAndNotAtThatInstant() {
    assertThat(key(false, null).admits(shown, NOON)).isTrue();
    assertThat(key(false, NOON.plusNanos(1_000)).admits(shown, NOON)).isTrue();
    assertThat(key(false, NOON).admits(shown, NOON)).isFalse();
    assertThat(key(true, null).admits(shown, NOON)).isFalse();
  }

  @Test
  void otherSecretOfTheSamePrefixIsNotTaken() {
    ApiKeyText other = new ApiKeyText(shown.prefix(), ApiKeyText.generate().secret());
    assertThat(key(false, null).admits(other, NOON)).isFalse();
  }

  private ApiKey key(boolean revoked, @Nullable Instant expiresAt) {
    return new ApiKey(
        Ids.next(), new TenantId(Ids.next()), shown.sha256(), Set.of(), revoked, expiresAt);
  }
}
