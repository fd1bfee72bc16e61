package dev.switchboard.integration.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.calendar.CalendarBusyChanged.BusyTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StretchTest {
  private static final Instant EVENING = Instant.parse("2026-11-22T23:59:59.999999Z");

  @Test
  void itIsTheSameAllDayAndReachesPastTheHorizonUntilItsEnd() {
    Stretch stretch = Stretch.ahead(EVENING);
    assertThat(stretch).isEqualTo(Stretch.ahead(Instant.parse("2026-11-22T00:00:00Z")));
    assertThat(stretch.to()).isAfter(EVENING.plus(Duration.ofDays(62)));
    assertThat(Stretch.ahead(EVENING.plusMillis(1))).isNotEqualTo(stretch);
  }

  @Test
  void aTimeIsCutToItAndWhatIsEmptyOrOutsideTakesNothing() {
    Stretch stretch = Stretch.ahead(EVENING);
    Instant before = stretch.from().minusSeconds(60);
    Instant within = stretch.from().plusSeconds(60);
    Instant after = stretch.to().plusSeconds(60);
    assertThat(stretch.taken(before, within)).contains(new BusyTime(stretch.from(), within));
    assertThat(stretch.taken(within, after)).contains(new BusyTime(within, stretch.to()));
    assertThat(stretch.taken(before, after)).contains(new BusyTime(stretch.from(), stretch.to()));
    assertThat(stretch.taken(within, within)).isEmpty();
    assertThat(stretch.taken(before, stretch.from())).isEmpty();
    assertThat(stretch.taken(stretch.to(), after)).isEmpty();
  }
}
