package dev.switchboard.scheduling.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.reminder.ReminderPlan.Planned;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReminderPlanTest {
  private static final Instant VISIT = Instant.parse("2026-11-26T13:00:00Z");
  private static final Instant LONG_BEFORE = Instant.parse("2026-11-20T13:00:00Z");

  @Test
  void eachReminderMayBeSaidUntilTheNextIsDue() {
    assertThat(ReminderPlan.of(VISIT, List.of(2, 24), LONG_BEFORE))
        .containsExactly(
            new Planned(
                24, Instant.parse("2026-11-25T13:00:00Z"), Instant.parse("2026-11-26T11:00:00Z")),
            new Planned(
                2, Instant.parse("2026-11-26T11:00:00Z"), Instant.parse("2026-11-26T12:45:00Z")));
  }

  @Test
  void oneWhoseTimeIsPastIsNotMade() {
    assertThat(ReminderPlan.of(VISIT, List.of(24, 2), Instant.parse("2026-11-25T13:00:00Z")))
        .extracting(Planned::hoursBefore)
        .containsExactly(2);
  }

  @Test
  void noHoursNoReminders() {
    assertThat(ReminderPlan.of(VISIT, List.of(), LONG_BEFORE)).isEmpty();
  }
}
