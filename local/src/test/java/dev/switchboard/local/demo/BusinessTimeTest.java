package dev.switchboard.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessTimeTest {
  private static final ZoneId BUENOS_AIRES = ZoneId.of("America/Argentina/Buenos_Aires");

  private BusinessTime time;

  @BeforeEach
  void unmoved(@TempDir Path folder) {
    time = new BusinessTime(folder.resolve("clock-offset"));
  }

  @Test
  void itIsNowUntilItIsMoved() {
    assertThat(time.now()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void theNextTuesdayIsWithinAWeekWhateverDayItIs(int daysAhead) {
    time.moveTo(time.now().plus(Duration.ofDays(daysAhead)));
    ZonedDateTime tuesday = time.nextTuesdayAtNine(BUENOS_AIRES);
    assertThat(tuesday.getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
    assertThat(tuesday.toLocalTime()).isEqualTo(LocalTime.of(9, 0));
    assertThat(tuesday.toInstant()).isAfter(time.now());
    assertThat(Duration.between(time.now(), tuesday)).isLessThanOrEqualTo(Duration.ofDays(7));
  }

  @Test
  void onATuesdayAtNineItIsTheTuesdayAWeekLater() {
    ZonedDateTime tuesday = time.nextTuesdayAtNine(BUENOS_AIRES);
    time.moveTo(tuesday.toInstant());
    assertThat(time.nextTuesdayAtNine(BUENOS_AIRES)).isEqualTo(tuesday.plusWeeks(1));
  }

  @Test
  void itNeverGoesBack() {
    time.moveTo(time.now().plus(Duration.ofDays(2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> time.moveTo(time.now().minus(Duration.ofHours(1))));
  }
}
