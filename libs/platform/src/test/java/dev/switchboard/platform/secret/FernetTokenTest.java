package dev.switchboard.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.macasaet.fernet.Key;
import com.macasaet.fernet.StringValidator;
import com.macasaet.fernet.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of the Fernet specification, and what other implementations read and write. */
class FernetTokenTest {
  private static final String SECRET = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
  private static final List<FernetKey> KEYS = List.of(FernetKey.parse(SECRET));
  private static final Instant SEALED_AT = Instant.parse("1985-10-26T08:20:00Z");
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final String HELLO =
      "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";

  /** By Python's cryptography 48.0.0. */
  private static final String HOLA_FROM_PYTHON =
      "gAAAAABqGKUAEBESExQVFhcYGRobHB0eH7RVlDlrgRLJRyfNo2T0jfzNwgIRShL0njp9SV0Wg7RAwtR8Gg1pMVrTZo-FEnHD0g==";

  @Test
  void generateVectorIsWrittenToTheByte() {
    byte[] iv = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    FernetToken token = FernetToken.seal(KEYS.getFirst(), "hello".getBytes(UTF_8), SEALED_AT, iv);

    assertThat(token.text()).isEqualTo(HELLO);
  }

  @Test
  void verifyVectorIsRead() {
    byte[] plain = FernetToken.parse(HELLO).openFresh(KEYS, SEALED_AT.plusSeconds(1), MINUTE);

    assertThat(plain).asString(UTF_8).isEqualTo("hello");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "incorrect mac, gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykQUFBQUFBQUFBQQ==",
    "too short, gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPA==",
    "invalid base64, %%%%%%%%%%%%%AECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==",
    "not whole blocks, gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPOm73QeoCk9uGib28Xe5vz6oxq5nmxbx_v7mrfyudzUm",
    "bad padding, gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0ODz4LEpdELGQAad7aNEHbf-JkLPIpuiYRLQ3RtXatOYREu2FWke6CnJNYIbkuKNqOhw==",
    "incorrect IV, gAAAAAAdwJ6xBQECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAkLhFLHpGtDBRLRTZeUfWgHSv49TF2AUEZ1TIvcZjK1zQ==",
  })
  void invalidVectorIsRefused(String reason, String token) {
    assertThatThrownBy(() -> FernetToken.parse(token).open(KEYS))
        .as(reason)
        .isInstanceOf(FernetException.class)
        .hasNoCause();
  }

  /** Their payload is empty. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "far-future, 1, gAAAAAAdwStRAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAnja1xKYyhd-Y6mSkTOyTGJmw2Xc2a6kBd-iX9b_qXQcw==",
    "expired, 91, gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==",
  })
  void timeVectorIsRefusedWhenSentAndReadAtRest(String reason, int secondsLater, String text) {
    FernetToken token = FernetToken.parse(text);
    Instant now = SEALED_AT.plusSeconds(secondsLater);

    assertThatThrownBy(() -> token.openFresh(KEYS, now, MINUTE))
        .as(reason)
        .isInstanceOf(FernetException.class);
    assertThat(token.open(KEYS)).isEmpty();
  }

  @Test
  void freshnessEndsAfterTheTimeToLiveAndAMinuteOfSkew() {
    FernetToken token = FernetToken.parse(HELLO);

    assertThat(token.openFresh(KEYS, SEALED_AT.plusSeconds(60), MINUTE)).isNotEmpty();
    assertThat(token.openFresh(KEYS, SEALED_AT.minusSeconds(60), MINUTE)).isNotEmpty();
    assertThatThrownBy(() -> token.openFresh(KEYS, SEALED_AT.plusSeconds(61), MINUTE))
        .isInstanceOf(FernetException.class);
    assertThatThrownBy(() -> token.openFresh(KEYS, SEALED_AT.minusSeconds(61), MINUTE))
        .isInstanceOf(FernetException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%sA", "%s=", "%s\n", " %s", "%s%1$s"})
  void trailingDataIsRefused(String shape) {
    assertThatThrownBy(() -> FernetToken.parse(shape.formatted(HELLO)))
        .isInstanceOf(FernetException.class);
  }

  @Test
  void missingPaddingAndStrayBitsAreRefusedThoughTheyDecode() {
    String unpadded = HELLO.substring(0, HELLO.length() - 2);
    String strayBits = HELLO.replace("DA==", "DB==");

    assertThatThrownBy(() -> FernetToken.parse(unpadded)).isInstanceOf(FernetException.class);
    assertThatThrownBy(() -> FernetToken.parse(strayBits)).isInstanceOf(FernetException.class);
  }

  @Test
  void whatPythonWroteIsRead() {
    assertThat(FernetToken.parse(HOLA_FROM_PYTHON).open(KEYS)).asString(UTF_8).isEqualTo("¡hola!");
  }

  @Test
  void anotherLibraryReadsWhatIsWrittenHere() {
    FernetToken token =
        FernetToken.seal(KEYS.getFirst(), "¡hola!".getBytes(UTF_8), Instant.now(), new byte[16]);

    String read =
        Token.fromString(token.text())
            .validateAndDecrypt(new Key(SECRET), new StringValidator() {});

    assertThat(read).isEqualTo("¡hola!");
  }

  @Test
  void whatAnotherLibraryWritesIsReadHere() {
    String written = Token.generate(new Key(SECRET), "¡hola!").serialise();

    assertThat(FernetToken.parse(written).open(KEYS)).asString(UTF_8).isEqualTo("¡hola!");
  }
}
