package dev.switchboard.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final String OLD_KEY = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
  private static final String NEW_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final SecretScope ACME =
      SecretScope.of(TenantId.parse("018f0000-0000-7000-8000-000000000001"));
  private static final SecretScope GLOBEX =
      SecretScope.of(TenantId.parse("018f0000-0000-7000-8000-000000000002"));
  private static final SecretPurpose ACCESS_TOKEN = new SecretPurpose("channel.access-token");
  private static final SecretPurpose APP_SECRET = new SecretPurpose("provider-app.secret");

  /** ACME's access token {@code wörld-secret} under the old key, by Python's cryptography. */
  private static final String FROM_PYTHON =
      "gAAAAABqGKUAEBESExQVFhcYGRobHB0eH8SCs4hrNzgDM7OxHAIhKjncZgyDZjTNo3LxyPy4w_xhcREn72MhvCiGBROOgpeatccvKx_LeKlZUgjvCiUnyGTvtWA0Gb6DqvOPchc8PzP4-hQWYkTbsFf9brdcgmtE4MuzeJ5dFMAp5xKmYYXTQ-00X9GvE6WvLPtDg_BYrM5rE24BuCkdTauBlgJwRUOhyg==";

  private final Secrets secrets = secrets(List.of(OLD_KEY), List.of());

  @Property(tries = 200)
  void openingGivesBackWhatWasSealed(@ForAll @NotBlank String secret) {
    assertThat(secrets.open(ACME, ACCESS_TOKEN, secrets.seal(ACME, ACCESS_TOKEN, secret)))
        .isEqualTo(secret);
  }

  @Property(tries = 500)
  void anyChangedCharacterIsTheOneError(
      @ForAll @IntRange(max = 227) int position, @ForAll @IntRange(min = 33, max = 126) int to) {
    char[] changed = FROM_PYTHON.toCharArray();
    if (changed[position] == to) {
      return;
    }
    changed[position] = (char) to;

    assertUnreadable(secrets, ACME, ACCESS_TOKEN, new String(changed));
  }

  @Test
  void whatPythonSealedIsOpened() {
    assertThat(FROM_PYTHON).hasSize(228);
    assertThat(secrets.open(ACME, ACCESS_TOKEN, FROM_PYTHON)).isEqualTo("wörld-secret");
  }

  @Test
  void twoTokensOfOneSecretDiffer() {
    assertThat(secrets.seal(ACME, ACCESS_TOKEN, "s3cret"))
        .isNotEqualTo(secrets.seal(ACME, ACCESS_TOKEN, "s3cret"));
  }

  @Test
  void anotherTenantScopeOrPurposeCannotOpen() {
    String token = secrets.seal(ACME, ACCESS_TOKEN, "s3cret");
    String platformToken = secrets.seal(SecretScope.PLATFORM, APP_SECRET, "s3cret");

    assertUnreadable(secrets, GLOBEX, ACCESS_TOKEN, token);
    assertUnreadable(secrets, SecretScope.PLATFORM, ACCESS_TOKEN, token);
    assertUnreadable(secrets, ACME, APP_SECRET, token);
    assertUnreadable(secrets, ACME, APP_SECRET, platformToken);
    assertThat(secrets.open(SecretScope.PLATFORM, APP_SECRET, platformToken)).isEqualTo("s3cret");
  }

  @Test
  void textThatIsNoTokenIsTheSameError() {
    assertUnreadable(secrets, ACME, ACCESS_TOKEN, "");
    assertUnreadable(secrets, ACME, ACCESS_TOKEN, "s3cret");
  }

  @Test
  void signedTokenOfOtherContentIsTheSameError() {
    for (String content :
        List.of(
            "s3cret",
            "{}",
            "null",
            "{\"t\":\"platform\",\"p\":\"p\"}",
            "{\"t\":\"platform\",\"p\":\"p\",\"v\":null}",
            "{\"t\":\"platform\",\"p\":\"p\",\"v\":\" \"}",
            "{\"t\":\"platform\",\"p\":\"p\",\"v\":\"s3cret\"} s3cret",
            "{\"t\":\"platform\",\"p\":\"p\",\"v\":\"x\",\"v\":\"s3cret\"}")) {
      String token =
          FernetToken.seal(
                  FernetKey.parse(OLD_KEY), content.getBytes(), Instant.EPOCH, new byte[16])
              .text();
      assertUnreadable(secrets, SecretScope.PLATFORM, new SecretPurpose("p"), token);
    }
  }

  @Test
  void sealedUnderAnUnknownKeyIsTheSameError() {
    String token = secrets(List.of(NEW_KEY), List.of()).seal(ACME, ACCESS_TOKEN, "s3cret");

    assertUnreadable(secrets, ACME, ACCESS_TOKEN, token);
  }

  @Test
  void blankSecretIsNotSealed() {
    assertThatThrownBy(() -> secrets.seal(ACME, ACCESS_TOKEN, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("channel.access-token");
  }

  @Test
  void everyStepOfAKeyChangeReadsWhatTheStepBeforeWrote() {
    Secrets known = secrets(List.of(OLD_KEY, NEW_KEY), List.of());
    Secrets first = secrets(List.of(NEW_KEY, OLD_KEY), List.of());
    Secrets retired = secrets(List.of(NEW_KEY), List.of(OLD_KEY));
    Secrets dropped = secrets(List.of(NEW_KEY), List.of());

    String sealedBefore = secrets.seal(ACME, ACCESS_TOKEN, "before");
    String sealedByFirst = first.seal(ACME, ACCESS_TOKEN, "after");

    for (Secrets step : List.of(known, first, retired)) {
      assertThat(step.open(ACME, ACCESS_TOKEN, sealedBefore)).isEqualTo("before");
      assertThat(step.open(ACME, ACCESS_TOKEN, sealedByFirst)).isEqualTo("after");
    }
    assertThat(secrets.open(ACME, ACCESS_TOKEN, known.seal(ACME, ACCESS_TOKEN, "x")))
        .isEqualTo("x");
    assertThat(dropped.open(ACME, ACCESS_TOKEN, retired.seal(ACME, ACCESS_TOKEN, "x")))
        .isEqualTo("x");
    assertUnreadable(dropped, ACME, ACCESS_TOKEN, sealedBefore);
  }

  @Test
  void keyringWithoutAKeyOrWithABadOneNamesTheSettingAndNotTheKey() {
    assertThatThrownBy(() -> secrets(List.of(), List.of(OLD_KEY)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("switchboard.secrets.keys is empty");
    assertThatThrownBy(() -> secrets(List.of(OLD_KEY, "c2hvcnQ="), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("switchboard.secrets.keys[1]")
        .hasMessageNotContaining("c2hvcnQ=");
    assertThatThrownBy(() -> secrets(List.of(NEW_KEY, OLD_KEY), List.of(OLD_KEY)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("switchboard.secrets.retired-keys")
        .hasMessageNotContaining(OLD_KEY);
  }

  @Test
  void nothingShowsItsSecretAsText() {
    assertThat(new SealedSecret("t", "p", "s3cret")).hasToString("SealedSecret[hidden]");
    assertThat(FernetKey.parse(OLD_KEY)).hasToString("FernetKey[hidden]");
    assertThat(FernetToken.parse(FROM_PYTHON)).hasToString("FernetToken[hidden]");
  }

  @Test
  void purposeHasOneSpelling() {
    for (String wrong : List.of("", "Channel", "channel..token", "a b", "a".repeat(81))) {
      assertThatThrownBy(() -> new SecretPurpose(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void assertUnreadable(
      Secrets secrets, SecretScope scope, SecretPurpose purpose, String token) {
    assertThatThrownBy(() -> secrets.open(scope, purpose, token))
        .isInstanceOf(SecretUnreadableException.class)
        .hasNoCause()
        .hasMessage("the secret %s of %s cannot be opened", purpose, scope.label());
  }

  private static Secrets secrets(List<String> keys, List<String> retired) {
    return new Secrets(configOf(keys, retired), () -> Instant.parse("2026-03-02T09:00:00Z"));
  }

  static SecretsConfig configOf(List<String> keys, List<String> retired) {
    return new SecretsConfig() {
      @Override
      public Optional<List<String>> keys() {
        return Optional.of(keys);
      }

      @Override
      public Optional<List<String>> retiredKeys() {
        return Optional.of(retired);
      }
    };
  }
}
