package dev.switchboard.integration.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.integration.outbound.OutboundAnswer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** protocols.md 3.7. */
class GoogleAnswerTest {
  @ParameterizedTest
  @CsvSource({
    "400, invalid, Refused",
    "401, authError, Forbidden",
    "403, rateLimitExceeded, Away",
    "403, userRateLimitExceeded, Away",
    "403, quotaExceeded, Away",
    "403, forbidden, Forbidden",
    "403, insufficientPermissions, Forbidden",
    "404, notFound, Missing",
    "409, duplicate, Taken",
    "410, deleted, Gone",
    "412, conditionNotMet, Stale",
    "429, rateLimitExceeded, Away",
    "500, backendError, Away",
    "503, '', Away",
    "302, '', Away"
  })
  void eachStatusAndReasonHasItsMeaning(int status, String reason, String meaning) {
    String body = "{\"error\":{\"errors\":[{\"reason\":\"%s\"}]}}".formatted(reason);
    assertThat(read(status, body).getClass().getSimpleName()).isEqualTo(meaning);
  }

  @Test
  void successThatCannotBeReadMayHaveTakenEffect() {
    assertThat(read(200, "{\"id\":\"17")).isEqualTo(new GoogleAnswer.Away("UNREADABLE"));
    assertThat(read(204, "")).isInstanceOf(GoogleAnswer.Done.class);
  }

  @Property
  void nothingGoogleSaysIsAnException(
      @ForAll @IntRange(min = 100, max = 599) int status, @ForAll String body) {
    assertThat(read(status, body)).isNotNull();
  }

  private static GoogleAnswer read(int status, String body) {
    return GoogleAnswer.read(new OutboundAnswer.Answered(status, body, null));
  }
}
