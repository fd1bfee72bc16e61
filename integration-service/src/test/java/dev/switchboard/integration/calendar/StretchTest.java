package dev.switchboard.integration.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.calendar.CalendarBusyChanged.BusyTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class StretchTest {
  private static final Instant EVENING = Instant.parse("2026-11-22T23:59:59.999999Z");

  @Test
  void itIsTheSameAllDayAndReachesPastTheHorizonUntilItsEnd() {
    Stretch stretch = Stretch.ahead(EVENING);
    assertThat(stretch).isEqualTo(Stretch.ahead(Instant.parse("2026-11-22T00:00:00Z")));
    ZoneId lastToEndADay = ZoneId.of("Etc/GMT+12");
    LocalDate lastDay = LocalDate.ofInstant(EVENING, lastToEndADay).plusDays(365);
    assertThat(stretch.to()).isAfter(lastDay.plusDays(1).atStartOfDay(lastToEndADay).toInstant());
    ZoneId firstToBegin = ZoneId.of("Pacific/Kiritimati");
    LocalDate firstDay = LocalDate.ofInstant(EVENING, firstToBegin).plusDays(365);
    assertThat(stretch.to()).isAfter(firstDay.plusDays(1).atStartOfDay(firstToBegin).toInstant());
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
