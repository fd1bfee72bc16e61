package dev.switchboard.integration.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.calendar.CalendarBusyChanged;
import dev.switchboard.contracts.calendar.CalendarBusyChanged.BusyTime;
import dev.switchboard.contracts.calendar.CalendarBusyChanged.State;
import dev.switchboard.integration.calendar.BusyCalendar.Asked;
import dev.switchboard.integration.calendar.BusyCalendar.Decision;
import dev.switchboard.integration.calendar.BusyCalendar.Use;
import dev.switchboard.integration.connection.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is news of a calendar (features.md I3). */
class BusyCalendarTest {
  private static final TenantId TENANT = TenantId.parse("01990000-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final BusyTime DENTIST =
      new BusyTime(NOON.plusSeconds(86_400), NOON.plusSeconds(90_000));
  private static final BusyTimes SOME = new BusyTimes(List.of(DENTIST));
  private static final Reading AWAY = new Reading.NotRead(Health.DEGRADED, "STATUS_503");
  private static final Reading REFUSED = new Reading.NotRead(Health.BROKEN, "STATUS_403");

  private final Use use = Use.of(TENANT, null, "agenda@example.com");
  private final BusyCalendar fresh = new BusyCalendar(use, 0, null, null, null);

  @Test
  void theSameIsToldOnce() {
    Decision first = learned(fresh, read(SOME), NOON);
    CalendarBusyChanged news = first.news().orElseThrow();
    assertThat(news.version()).isEqualTo(1);
    assertThat(news.state()).isEqualTo(State.READ);
    assertThat(news.busy()).containsExactly(DENTIST);
    assertThat(news.busyCalendarId()).isEqualTo(use.id());

    Decision second = learned(first.after(), read(SOME), NOON.plusSeconds(300));
    assertThat(second.news()).isEmpty();
    assertThat(second.after().version()).isEqualTo(1);
    Decision third = learned(second.after(), new Reading.Unchanged("t2"), NOON.plusSeconds(600));
    assertThat(third.news()).isEmpty();
    assertThat(third.after().tokenFor(Stretch.ahead(NOON))).contains("t2");
    assertThat(third.after().readAt()).isEqualTo(NOON.plusSeconds(600));
  }

  @Test
  void theVersionRisesWithEachChange() {
    Decision first = learned(fresh, read(SOME), NOON);
    Decision second = learned(first.after(), read(BusyTimes.NONE), NOON.plusSeconds(300));
    assertThat(second.news().orElseThrow().version()).isEqualTo(2);
    assertThat(second.news().orElseThrow().busy()).isEmpty();
    Decision third = learned(second.after(), read(SOME), NOON.plusSeconds(600));
    assertThat(third.news().orElseThrow().version()).isEqualTo(3);
  }

  @Test
  void anotherDayIsToldAnewAndReadWhole() {
    BusyCalendar known = learned(fresh, read(SOME), NOON).after();
    Instant tomorrow = NOON.plusSeconds(86_400);
    assertThat(known.tokenFor(Stretch.ahead(tomorrow))).isEmpty();
    CalendarBusyChanged news = learned(known, read(SOME), tomorrow).news().orElseThrow();
    assertThat(news.version()).isEqualTo(2);
    assertThat(news.to()).isAfter(Stretch.ahead(NOON).to());
  }

  @Test
  void anErrorIsToldOnceAndSoIsThatItIsOver() {
    BusyCalendar known = learned(fresh, read(SOME), NOON).after();
    Decision broken = learned(known, REFUSED, NOON.plusSeconds(300));
    assertThat(broken.news().orElseThrow().state()).isEqualTo(State.UNREADABLE);
    assertThat(broken.news().orElseThrow().busy()).isEmpty();
    assertThat(broken.after().tokenFor(Stretch.ahead(NOON))).isEmpty();
    assertThat(learned(broken.after(), REFUSED, NOON.plusSeconds(600)).news()).isEmpty();
    Decision over = learned(broken.after(), read(SOME), NOON.plusSeconds(900));
    assertThat(over.news().orElseThrow().state()).isEqualTo(State.READ);
    assertThat(over.news().orElseThrow().version()).isEqualTo(3);
  }

  @Test
  void whileGoogleIsAwayWhatWasReadStandsForAWhile() {
    BusyCalendar known = learned(fresh, read(SOME), NOON).after();
    Decision soon = learned(known, AWAY, NOON.plus(PATIENCE));
    assertThat(soon.news()).isEmpty();
    assertThat(soon.after()).isEqualTo(known);
    Decision late = learned(known, AWAY, NOON.plus(PATIENCE).plusMillis(1));
    assertThat(late.news().orElseThrow().state()).isEqualTo(State.UNREADABLE);
  }

  @Test
  void whatWasNeverReadIsUnreadableAtOnce() {
    Decision first = learned(fresh, AWAY, NOON);
    assertThat(first.news().orElseThrow().state()).isEqualTo(State.UNREADABLE);
    assertThat(first.news().orElseThrow().version()).isEqualTo(1);
    assertThat(learned(first.after(), AWAY, NOON.plusSeconds(300)).news()).isEmpty();
  }

  @Test
  void aUseIsOfOneTenantTechnicianAndCalendar() {
    UUID technician = UUID.fromString("01990000-0000-7000-8000-000000000003");
    TenantId other = TenantId.parse("01990000-0000-7000-8000-000000000009");
    assertThat(use.id())
        .isEqualTo(Use.of(TENANT, null, "agenda@example.com").id())
        .isNotEqualTo(Use.of(other, null, "agenda@example.com").id())
        .isNotEqualTo(Use.of(TENANT, technician, "agenda@example.com").id())
        .isNotEqualTo(Use.of(TENANT, null, "other@example.com").id());
  }

  private static Reading read(BusyTimes busy) {
    return new Reading.Read(busy, "t1");
  }

  private static Decision learned(BusyCalendar known, Reading reading, Instant at) {
    return known.learned(reading, new Asked(Stretch.ahead(at), at, at), PATIENCE);
  }
}
