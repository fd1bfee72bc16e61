package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The demo, as {@code ./switchboard demo --json} plays it, on every day of the week. */
@ExtendWith(OneStack.class)
class JourneysTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static RunningStack stack;

  @BeforeAll
  static void meet(RunningStack running) {
    stack = running;
  }

  @Test
  void everyJourneyEndsWell() throws Exception {
    let(DayOfWeek.MONDAY);
    JsonNode summary = summary("--json");
    assertThat(summary.path("journeys")).hasSize(4);
    // Journey D alone repeats a delivery 99 times.
    assertThat(summary.path("duplicatesSuppressed").asInt()).isGreaterThan(99);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MONDAY")
  void visitsAreBookedWhateverDayItIs(DayOfWeek today) throws Exception {
    let(today);
    assertThat(summary("--json", "--journeys", "AB").path("journeys")).hasSize(2);
  }

  /** Plays, and returns what it came to, which is to be well. */
  private static JsonNode summary(String... arguments) throws Exception {
    List<String> program = new ArrayList<>(List.of(arguments));
    program.addFirst("dev.switchboard.local.demo.DemoMain");
    Process demo = stack.run(program.toArray(String[]::new));
    List<String> lines;
    try (var said = demo.inputReader(StandardCharsets.UTF_8)) {
      lines = said.lines().toList();
    }
    assertThat(demo.waitFor()).describedAs(String.join("\n", lines)).isZero();
    JsonNode summary = JSON.readTree(lines.getLast());
    assertThat(summary.path("event").asText()).isEqualTo("summary");
    assertThat(summary.path("journeys")).allMatch(it -> it.asText().equals("ok"));
    assertThat(summary.path("appointments").asInt()).isEqualTo(2);
    assertThat(summary.path("duplicatesSuppressed").asInt())
        .isGreaterThanOrEqualTo(summary.path("messagesIn").asInt());
    assertThat(summary.path("ledgerDiscrepancy").asInt()).isZero();
    return summary;
  }

  /** Business time goes on to the next such day, noon. */
  private static void let(DayOfWeek today) throws IOException {
    stack.moveBusinessTimeTo(
        stack
            .businessTime()
            .atZone(ZoneOffset.UTC)
            .with(TemporalAdjusters.next(today))
            .withHour(12)
            .toInstant());
  }
}
