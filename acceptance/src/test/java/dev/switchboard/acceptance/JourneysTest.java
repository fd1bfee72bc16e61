package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The demo, as {@code ./switchboard demo --json} plays it, on every day of the week. */
class JourneysTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static RunningStack stack;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stack = RunningStack.start(folder);
  }

  @AfterAll
  static void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @ParameterizedTest
  @EnumSource(DayOfWeek.class)
  void everyJourneyEndsWellWhateverDayItIs(DayOfWeek today) throws Exception {
    let(today);
    Process demo = stack.run("dev.switchboard.local.demo.DemoMain", "--json");
    List<String> lines;
    try (var said = demo.inputReader(StandardCharsets.UTF_8)) {
      lines = said.lines().toList();
    }
    assertThat(demo.waitFor()).describedAs(String.join("\n", lines)).isZero();
    JsonNode summary = JSON.readTree(lines.getLast());
    assertThat(summary.path("event").asText()).isEqualTo("summary");
    assertThat(summary.path("journeys")).isNotEmpty().allMatch(it -> it.asText().equals("ok"));
    assertThat(summary.path("appointments").asInt()).isEqualTo(2);
    assertThat(summary.path("duplicatesSuppressed").asInt())
        .isGreaterThanOrEqualTo(summary.path("messagesIn").asInt());
    assertThat(summary.path("ledgerDiscrepancy").asInt()).isZero();
  }

  /** Business time goes on to the next such day, noon. */
  private static void let(DayOfWeek today) throws Exception {
    Path file = stack.clockOffset();
    Duration offset =
        Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    Instant now = Instant.now();
    ZonedDateTime then =
        now.plus(offset).atZone(ZoneOffset.UTC).with(TemporalAdjusters.next(today)).withHour(12);
    Path next =
        Files.writeString(file.resolveSibling("next"), Duration.between(now, then).toString());
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
