package dev.switchboard.conversation.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppSignatureTest {
  private static final String BODY = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}";
  private static final String HEX =
      "dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756";
  private final WhatsAppSignature signature = WhatsAppSignature.under(List.of("test_app_secret"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "It's a Secret to Everybody | Hello, World! |"
            + " 757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "test_app_secret | {\"object\":\"whatsapp_business_account\",\"entry\":[]} |"
            + " dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756",
        "test_app_secret | {\"text\":\"José 😀\"} |"
            + " 22c5e8b96dd17187c167f1cfbf1e3520aafc1bc209091fbeeed26610e59ea532",
      })
  void publishedVectorsVerify(String secret, String body, String hex) {
    var signature = WhatsAppSignature.under(List.of(secret));

    assertThat(signature.verifies(Deliveries.bytes(body), "sha256=" + hex)).isTrue();
  }

  @Test
  void everySecretInRotationVerifies() {
    var rotating = WhatsAppSignature.under(List.of("next", "test_app_secret", "other"));

    assertThat(rotating.verifies(Deliveries.bytes(BODY), "sha256=" + HEX)).isTrue();
  }

  @Test
  void anotherSecretDoesNotVerify() {
    var other = WhatsAppSignature.under(List.of("test_app_secre", "test_app_secret "));

    assertThat(other.verifies(Deliveries.bytes(BODY), "sha256=" + HEX)).isFalse();
  }

  @Test
  void anyChangedBitOfTheBodyBreaksTheSignature() {
    byte[] body = Deliveries.bytes(BODY);
    for (int bit = 0; bit < body.length * 8; bit++) {
      body[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(signature.verifies(body, "sha256=" + HEX)).isFalse();
      body[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void anyChangedDigitBreaksTheSignature() {
    for (int at = 0; at < HEX.length(); at++) {
      char digit = HEX.charAt(at) == '0' ? '1' : '0';
      String changed = HEX.substring(0, at) + digit + HEX.substring(at + 1);
      assertThat(signature.verifies(Deliveries.bytes(BODY), "sha256=" + changed)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "sha1=" + HEX,
        HEX,
        "SHA256=" + HEX,
        "sha256=" + HEX + "0",
        "sha256= " + HEX,
        " sha256=" + HEX,
        "sha256=" + HEX + ",sha256=" + HEX,
      })
  void onlyTheExactFormIsRead(String header) {
    assertThat(signature.verifies(Deliveries.bytes(BODY), header)).isFalse();
  }

  @Test
  void aMissingHeaderDoesNotVerify() {
    assertThat(signature.verifies(Deliveries.bytes(BODY), null)).isFalse();
  }

  @Test
  void upperCaseHexIsRefused() {
    String upper = "sha256=" + HEX.toUpperCase(Locale.ROOT);

    assertThat(signature.verifies(Deliveries.bytes(BODY), upper)).isFalse();
  }

  @Test
  void noOtherCharacterCountsAsADigit() {
    for (char c = 0; c < 0x3000; c++) {
      boolean digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      String header = "sha256=" + c + HEX.substring(1);
      assertThat(signature.verifies(Deliveries.bytes(BODY), header)).isEqualTo(digit && c == 'd');
    }
  }

  @Test
  void reserialisedBodyDoesNotVerify() {
    byte[] spaced = Deliveries.bytes(BODY.replace(":", ": "));

    assertThat(signature.verifies(spaced, "sha256=" + HEX)).isFalse();
  }

  @Test
  void manyThreadsShareOneSignature() {
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    long verified =
        IntStream.range(0, 20_000)
            .parallel()
            .filter(i -> signature.verifies(i % 2 == 0 ? body : new byte[i % 100], "sha256=" + HEX))
            .count();

    assertThat(verified).isEqualTo(10_000);
  }

  @Test
  void anAppWithoutASecretIsRefused() {
    assertThatThrownBy(() -> WhatsAppSignature.under(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WhatsAppSignature.under(List.of("")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
