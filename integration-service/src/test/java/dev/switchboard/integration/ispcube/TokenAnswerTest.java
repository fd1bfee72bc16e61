package dev.switchboard.integration.ispcube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"token\":\"145237|abcDEF123\"}",
        "{\"access_token\":\"145237|abcDEF123\",\"token_type\":\"Bearer\"}",
        "{\"data\":{\"token\":\"145237|abcDEF123\"}}",
        "145237|abcDEF123",
        " 145237|abcDEF123\n",
        "\"145237|abcDEF123\""
      })
  void everyShapeIsRead(String body) {
    assertThat(TokenAnswer.read(body)).contains("145237|abcDEF123");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "{\"token\":null}",
        "{\"token\":17}",
        "{\"status\":false}",
        "<html>502 Bad Gateway</html>",
        "{\"token\":\"145237|abc",
        "two words here",
        "{\"token\":\"145237|abc\\r\\nX-Evil: 1\"}"
      })
  void whatIsNoTokenIsNone(String body) {
    assertThat(TokenAnswer.read(body)).isEmpty();
  }

  @Test
  void anEndlessTextIsNone() {
    assertThat(TokenAnswer.read("a".repeat(5000))).isEmpty();
  }
}
