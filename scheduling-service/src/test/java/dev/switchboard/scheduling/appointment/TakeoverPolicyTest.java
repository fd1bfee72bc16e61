package dev.switchboard.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.appointment.TakeoverRepository.Known;
import dev.switchboard.scheduling.appointment.TakeoverRepository.Setup;
import dev.switchboard.scheduling.appointment.TakeoverResult.Overlapping;
import dev.switchboard.scheduling.availability.Occupied;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TakeoverPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant TOMORROW = Instant.parse("2026-11-25T08:00:00Z");
  private static final Duration BUFFER = Duration.ofMinutes(20);
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private static final Setup SETUP =
      new Setup(BUFFER, List.of(24), Duration.ofHours(24), Set.of(ONE, TWO));

  private static final TakeoverTerms TERMS =
      new TakeoverTerms(
          new TenantId(ONE), new Actor.Service("conversation-service"), OnChanged.REPORT);

  /** Whatever comes: nobody is at two places, and nobody is turned away while somebody is free. */
  @Property(tries = 300)
  void nobodyIsAtTwoPlacesAndNobodyFreeStaysFree(
      @ForAll @Size(max = 25) List<@IntRange(min = 0, max = 200) Integer> starts,
      @ForAll @IntRange(min = 1, max = 50) int length) {
    List<Takeover> visits = new ArrayList<>();
    for (int start : starts) {
      List<UUID> who = start % 3 == 0 ? List.of(TWO) : List.of(ONE, TWO);
      visits.add(visit(TOMORROW.plusSeconds(300L * start), length, who));
    }

    TakeoverDecisions decided = decide(visits, new TakenTimes(), Map.of());

    List<Occupied> places = new ArrayList<>();
    for (Takeover visit : visits) {
      Occupied place = decided.of(visit).place();
      if (place == null) {
        assertThat(decided.of(visit).result()).isInstanceOf(Overlapping.class);
        assertThat(visit.technicians())
            .allSatisfy(who -> assertThat(clashes(places, who, visit)).isTrue());
      } else {
        assertThat(clashes(places, place.technicianId(), visit)).isFalse();
        places.add(place);
      }
    }
  }

  @Test
  void whoHasLeftGetsNothingAndWhatWasTakenBeforeIsComparedOnly() {
    Takeover visit = visit(TOMORROW, 60, List.of(new UUID(0, 3)));

    assertThat(decide(List.of(visit), new TakenTimes(), Map.of()).of(visit).result())
        .isEqualTo(new TakeoverResult.NobodyLeft());
    assertThat(
            decide(List.of(visit), new TakenTimes(), known(Map.of("startsAt", "a", "tags", "b")))
                .of(visit)
                .result())
        .isEqualTo(
            new TakeoverResult.Different(TWO, List.of("externalId", "startsAt", "tags"), null));
    assertThat(decide(List.of(visit), new TakenTimes(), known(visit.content())).of(visit).result())
        .isEqualTo(new TakeoverResult.Known(TWO));
  }

  @Test
  void whatIsOverTakesNoTimeAndBindsNobody() {
    Takeover one = visit(NOW.minus(Duration.ofDays(1)), 60, List.of(ONE));
    Takeover same = visit(NOW.minus(Duration.ofDays(1)), 60, List.of(ONE));

    TakeoverDecisions decided = decide(List.of(one, same), new TakenTimes(), Map.of());

    assertThat(decided.taken()).containsExactly(one, same);
    assertThat(decided.places()).isEmpty();
    assertThat(decided.toRemindOf()).isEmpty();
  }

  private static boolean clashes(List<Occupied> places, UUID technician, Takeover visit) {
    return places.stream()
        .filter(place -> place.technicianId().equals(technician))
        .anyMatch(
            place ->
                place.startsAt().isBefore(visit.visit().endsAt().plus(BUFFER))
                    && visit.visit().startsAt().isBefore(place.blockedUntil()));
  }

  private static TakeoverDecisions decide(
      List<Takeover> visits, TakenTimes taken, Map<String, Known> known) {
    TakeoverBatch batch = new TakeoverBatch(visits, ZoneId.of("Europe/London"), NOW);
    return new TakeoverPolicy(TERMS, batch, SETUP, taken)
        .decide(new TakeoverPolicy.Found(known, Map.of(), Set.of()));
  }

  private static Map<String, Known> known(Map<String, String> content) {
    return Map.of("there", new Known(TWO, content, 1, TOMORROW, ONE, true));
  }

  private static Takeover visit(Instant start, int minutes, List<UUID> technicians) {
    return new Takeover(
        UUID.randomUUID(),
        "there",
        Map.of("externalId", "x"),
        new Takeover.Customer(ONE, "Ana", null, null, true),
        AppointmentStatus.SCHEDULED,
        technicians,
        new Takeover.Time(
            start, start.plus(Duration.ofMinutes(minutes)), ZoneId.of("Europe/London")),
        new Takeover.Service("isp_repair", "Repair"),
        null,
        false,
        null,
        List.of(),
        new Takeover.Value(Currency.getInstance("GBP"), null, null, "NONE"),
        false);
  }
}
