package dev.switchboard.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.scheduling.settings.HolidayCalendar;
import dev.switchboard.scheduling.settings.ObservedHolidays;
import dev.switchboard.scheduling.settings.OpenInterval;
import dev.switchboard.scheduling.settings.OpeningHours;
import dev.switchboard.scheduling.settings.Settings;
import dev.switchboard.scheduling.settings.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nights on which London's clock changes, at a business that is open from midnight to four. */
class ClockChangeTest {
  @Test
  void anHourThatIsSkippedHasNoSlots() {
    assertThat(starts("2026-03-28T20:00:00Z", 60))
        .containsExactly("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z");
  }

  @Test
  void anHourThatComesTwiceHasItsSlotsOnce() {
    assertThat(starts("2026-10-24T20:00:00Z", 60))
        .containsExactly(
            "2026-10-24T23:00:00Z",
            "2026-10-25T00:00:00Z",
            "2026-10-25T02:00:00Z",
            "2026-10-25T03:00:00Z");
  }

  @Test
  void aVisitThatSpansTheSkippedHourTakesAsLongAsEver() {
    assertThat(starts("2026-03-28T20:00:00Z", 180)).containsExactly("2026-03-29T00:00:00Z");
  }

  @Test
  void theLongNightHasRoomForALongVisit() {
    assertThat(starts("2026-10-24T20:00:00Z", 300)).containsExactly("2026-10-24T23:00:00Z");
  }

  private static List<String> starts(String evening, int minutes) {
    Instant now = Instant.parse(evening);
    Map<DayOfWeek, List<OpenInterval>> sunday =
        Map.of(DayOfWeek.SUNDAY, List.of(new OpenInterval(LocalTime.MIDNIGHT, LocalTime.of(4, 0))));
    Settings settings =
        new Settings(
            new WeeklyHours(sunday),
            List.of(),
            List.of(),
            ObservedHolidays.NONE,
            60,
            0,
            30,
            null,
            1,
            0,
            false,
            List.of(),
            24,
            5,
            null,
            60);
    Plan plan =
        new Plan(
            1,
            ZoneId.of("Europe/London"),
            new OpeningHours(settings, HolidayCalendar.NONE),
            new OfferedService(
                "night", "Night", Duration.ofMinutes(minutes), Duration.ofHours(1), null, null),
            List.of(
                new PlannedTechnician(Ids.next(), "CREW", Set.of(), null, List.of(), true, null)));
    SlotWish wish =
        new SlotWish(now, now.plus(Duration.ofHours(24)), null, false, SlotWish.Times.ANY);
    return SlotFinder.find(plan, wish, Occupancy.of(List.of()), now).slots().stream()
        .map(slot -> slot.startsAt().toString())
        .toList();
  }
}
