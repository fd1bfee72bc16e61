package dev.switchboard.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemShapeTest {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void membersStandBesideTheStandardOnes() {
    ApplicationException refusal =
        new ApplicationException(
            PlatformError.CONFLICT, "gone", List.of(), Map.of("alternatives", List.of("11:00")));

    JsonNode problem = json.valueToTree(Problem.of(refusal, "0af7651916cd43dd8448eb211c80319c"));

    assertThat(problem.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "type", "title", "status", "code", "detail", "violations", "traceId", "alternatives");
    assertThat(problem.get("type").asText()).isEqualTo("https://switchboard.dev/problems/conflict");
  }

  @Test
  void memberCannotTakeTheNameOfAStandardOne() {
    for (String name : List.of("status", "code", "traceId", "instance")) {
      assertThatThrownBy(
              () ->
                  new ApplicationException(
                      PlatformError.CONFLICT, "x", List.of(), Map.of(name, "mine")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void platformsCodesAreErrorsWithDistinctTitles(PlatformError error) {
    assertThat(error.status()).isBetween(400, 599);
    assertThat(error.title()).doesNotEndWith(".");
    assertThat(Arrays.stream(PlatformError.values()).filter(e -> e.title().equals(error.title())))
        .containsExactly(error);
  }
}
