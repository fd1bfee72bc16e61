package dev.switchboard.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
  @Property
  void everyPrintableTextCanBeAKeyWhenItIsQuoted(
      @ForAll @CharRange(from = ' ', to = '~') @StringLength(min = 1, max = 255) String text) {
    String quoted = '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    assertThat(IdempotencyKey.parse(quoted).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8e03978e-40d5-43e8-bc93-6894a57f9324", "0197:2", "a/b+c==", "back\\slash"})
  void bareKeyIsTakenAsItIs(String text) {
    assertThat(IdempotencyKey.parse(text)).isEqualTo(IdempotencyKey.parse(quoted(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"\"", "\"a", "a\"", "\"a\"b\"", "\"a\\b\"", "a b", "a,b", "é"})
  void otherTextIsRefused(String text) {
    assertThatThrownBy(() -> IdempotencyKey.parse(text))
        .isInstanceOfSatisfying(
            ApplicationException.class,
            refusal ->
                assertThat(refusal.error()).isEqualTo(PlatformError.INVALID_IDEMPOTENCY_KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"k", "\\\""})
  void lengthIsCountedWithoutQuotesAndEscapes(String character) {
    assertThat(IdempotencyKey.parse('"' + character.repeat(255) + '"').value()).hasSize(255);
    assertThatThrownBy(() -> IdempotencyKey.parse('"' + character.repeat(256) + '"'))
        .isInstanceOf(ApplicationException.class);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\") + '"';
  }
}
