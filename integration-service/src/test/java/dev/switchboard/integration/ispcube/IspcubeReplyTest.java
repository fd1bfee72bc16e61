package dev.switchboard.integration.ispcube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.integration.connection.Health;
import dev.switchboard.integration.outbound.OutboundAnswer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** protocols.md 4.4, 4.5. */
class IspcubeReplyTest {
  @Test
  void anObjectIsOneRecordAndAnArrayIsItsObjects() {
    assertThat(records("{\"id\":1}")).isEqualTo(1);
    assertThat(records("[{\"id\":1},{\"id\":2}]")).isEqualTo(2);
    assertThat(records("[{\"id\":1},null,\"odd\",[]]")).isEqualTo(1);
    assertThat(records("{\"status\":\"enabled\"}")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "200; []",
        "200; {}",
        "200; [null]",
        "404; {\"result\":true,\"message\":\"Cliente no encontrado\"}"
      })
  void thereIsNone(int status, String body) {
    assertThat(read(status, body)).isEqualTo(new IspcubeReply.None());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "200; {\"status\":false,\"message\":\"No\"}; DEGRADED; STATUS_200: No",
        "200; <html></html>; DEGRADED; UNREADABLE",
        "200; {\"id\":17,\"na; DEGRADED; UNREADABLE",
        "200; 'text'; DEGRADED; UNREADABLE",
        "404; <html></html>; BROKEN; STATUS_404",
        "400; {\"status\":false,\"message\":\"login-type requerido\"}; BROKEN; STATUS_400: login-type requerido",
        "400; {\"error\":\"Debe indicar\"}; BROKEN; STATUS_400: Debe indicar",
        "401; {}; BROKEN; STATUS_401",
        "403; ''; BROKEN; STATUS_403",
        "422; {\"errors\":{}}; BROKEN; STATUS_422",
        "429; {}; DEGRADED; STATUS_429",
        "502; <html></html>; DEGRADED; STATUS_502",
        "302; ''; DEGRADED; STATUS_302"
      })
  void theQuestionIsNotAnswered(int status, String body, Health health, String reason) {
    assertThat(read(status, body)).isEqualTo(new IspcubeReply.Failed(health, reason));
  }

  @Property
  void nothingAnInstallationSaysIsAnException(
      @ForAll @IntRange(min = 100, max = 599) int status, @ForAll String body) {
    assertThat(read(status, body)).isNotNull();
    assertThat(TokenAnswer.read(body)).isNotNull();
  }

  private static int records(String body) {
    return ((IspcubeReply.Records) read(200, body)).records().size();
  }

  private static IspcubeReply read(int status, String body) {
    return IspcubeReply.read(new OutboundAnswer.Answered(status, body, null));
  }
}
