package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.local.demo.DemoMain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
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
    Process demo = stack.run("dev.switchboard.local.demo.DemoMain", "--json");
    String told = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(demo.waitFor()).describedAs(told).isZero();
    JsonNode summary = summary(told);
    assertThat(summary.path("journeys")).hasSize(4);
    // Journey D alone repeats a delivery 99 times.
    assertThat(summary.path("duplicatesSuppressed").asInt()).isGreaterThan(99);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MONDAY")
  void visitsAreBookedWhateverDayItIs(DayOfWeek today) throws Exception {
    let(today);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    boolean well = DemoMain.play(stack.local(), List.of("--json", "--journeys", "AB"), out);
    assertThat(well).describedAs(told.toString(StandardCharsets.UTF_8)).isTrue();
    assertThat(summary(told.toString(StandardCharsets.UTF_8)).path("journeys")).hasSize(2);
  }

  /** What a play came to, which is to be well. */
  private static JsonNode summary(String told) throws IOException {
    JsonNode summary = JSON.readTree(told.lines().toList().getLast());
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
