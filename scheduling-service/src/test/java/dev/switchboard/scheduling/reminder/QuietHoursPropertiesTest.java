package dev.switchboard.scheduling.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.reminder.ReminderPlan.Planned;
import dev.switchboard.scheduling.settings.QuietHours;
import dev.switchboard.scheduling.testing.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Over every zone, half of the visits within a week of a change of the clock. */
class QuietHoursPropertiesTest {
  private static final List<String> ZONES = Zones.ALL;

  @Property(tries = 20_000)
  void noReminderIsDueInQuietHoursOrAfterItsVisit(@ForAll long seed) {
    Case one = new Case(new Random(seed));

    List<Planned> planned = ReminderPlan.of(one.visit, one.hours, one.quiet, one.zone);

    assertThat(planned).isNotEmpty().isSortedAccordingTo(Comparator.comparing(Planned::dueAt));
    assertThat(planned)
        .allSatisfy(
            it -> {
              assertThat(one.hours).contains(it.hoursBefore());
              assertThat(one.quiet.isQuiet(it.dueAt(), one.zone)).isFalse();
              assertThat(it.dueAt()).isBefore(it.notAfter());
              assertThat(it.notAfter())
                  .isBeforeOrEqualTo(one.visit.minus(ReminderPlan.LAST_MOMENT));
            });
    for (int i = 1; i < planned.size(); i++) {
      assertThat(planned.get(i - 1).notAfter()).isEqualTo(planned.get(i).dueAt());
    }
  }

  @Property(tries = 20_000)
  void quietHoursEndAndBeginWhereTheyTouchWhatIsNotQuiet(@ForAll long seed) {
    Case one = new Case(new Random(seed));
    Instant at = one.visit;
    if (one.quiet.isQuiet(at, one.zone)) {
      Instant end = one.quiet.endAfter(at, one.zone);
      assertThat(end).isAfter(at).isBefore(at.plus(Duration.ofHours(40)));
      assertThat(one.quiet.isQuiet(end, one.zone)).isFalse();
      Instant begin = one.quiet.beginBefore(at, one.zone);
      assertThat(begin).isBeforeOrEqualTo(at).isAfter(at.minus(Duration.ofHours(40)));
    } else {
      Instant begin = one.quiet.nextBegin(at, one.zone);
      assertThat(begin).isAfter(at);
      assertThat(one.quiet.isQuiet(begin, one.zone)).isTrue();
      assertThat(one.quiet.isQuiet(begin.minusSeconds(1), one.zone)).isFalse();
    }
  }

  private static final class Case {
    final ZoneId zone;
    final Instant visit;
    final QuietHours quiet;
    final List<Integer> hours;

    Case(Random random) {
      zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
      visit = visit(random);
      int from = random.nextInt(96);
      int length = 1 + random.nextInt(56);
      quiet = new QuietHours(quarter(from), quarter(from + length));
      hours =
          Stream.generate(() -> 1 + random.nextInt(random.nextBoolean() ? 12 : 120))
              .limit(1 + random.nextInt(4))
              .toList();
    }

    private Instant visit(Random random) {
      Instant any =
          Instant.parse("2020-01-01T00:00:00Z")
              .plus(Duration.ofMinutes(15L * random.nextInt(11 * 365 * 96)));
      ZoneOffsetTransition change = zone.getRules().nextTransition(any);
      return change == null || random.nextBoolean()
          ? any
          : change.getInstant().plus(Duration.ofMinutes(15L * (random.nextInt(1344) - 672)));
    }

    private static LocalTime quarter(int quarters) {
      return LocalTime.MIDNIGHT.plusMinutes(15L * (quarters % 96));
    }
  }
}
