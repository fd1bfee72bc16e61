package dev.switchboard.integration.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.calendar.CalendarBusyChanged.BusyTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BusyTimesTest {
  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  void whatTouchesOrOverlapsIsOneAndGapsStay() {
    BusyTimes times =
        BusyTimes.of(List.of(time(60, 90), time(0, 30), time(30, 45), time(70, 80), time(91, 95)));
    assertThat(times.times()).containsExactly(time(0, 45), time(60, 90), time(91, 95));
  }

  @Test
  void ofTooManyTheShortestGapsAreBusyToo() {
    List<BusyTime> many =
        IntStream.range(0, 3 * BusyTimes.MOST - 3)
            .mapToObj(i -> time(20 * i, 20 * i + (i % 3 == 0 ? 8 : 16)))
            .toList();
    BusyTimes times = BusyTimes.of(many);
    assertThat(times.times()).hasSize(BusyTimes.MOST);
    assertThat(many).allMatch(entry -> isCovered(entry, times));
  }

  @Property
  void everyEntryIsCoveredAndNoTwoTimesTouch(
      @ForAll @Size(max = 40) List<@IntRange(max = 2000) Integer> begins,
      @ForAll @IntRange(min = 1, max = 120) int length) {
    List<BusyTime> entries = begins.stream().map(minute -> time(minute, minute + length)).toList();
    BusyTimes times = BusyTimes.of(entries);
    assertThat(entries).allMatch(entry -> isCovered(entry, times));
    for (int i = 1; i < times.times().size(); i++) {
      assertThat(times.times().get(i).from()).isAfter(times.times().get(i - 1).to());
    }
  }

  private static boolean isCovered(BusyTime entry, BusyTimes times) {
    return times.times().stream()
        .anyMatch(time -> !time.from().isAfter(entry.from()) && !time.to().isBefore(entry.to()));
  }

  private static BusyTime time(int fromMinute, int toMinute) {
    return new BusyTime(
        START.plus(Duration.ofMinutes(fromMinute)), START.plus(Duration.ofMinutes(toMinute)));
  }
}
