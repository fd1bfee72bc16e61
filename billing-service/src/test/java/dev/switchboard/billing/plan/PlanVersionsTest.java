package dev.switchboard.billing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.billing.Meter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PlanVersionsTest {
  private static final Instant START = Instant.parse("2026-11-01T03:00:00Z");
  private static final Currency ARS = Currency.getInstance("ARS");
  private static final Currency CLP = Currency.getInstance("CLP");

  @Example
  void theNewestVersionInForceAtTheStartCounts() {
    List<Plan> versions = List.of(plan(1, -20, ARS), plan(2, -10, ARS), plan(3, 1, ARS));
    assertThat(version(versions, ARS)).isEqualTo(2);
  }

  @Example
  void aVersionThatBeginsWithThePeriodCounts() {
    assertThat(version(List.of(plan(1, -20, ARS), plan(2, 0, ARS)), ARS)).isEqualTo(2);
  }

  @Example
  void aCurrencyAddedLateIsPricedByTheFirstVersionThatHasIt() {
    List<Plan> versions = List.of(plan(1, -20, ARS), plan(2, 5, ARS, CLP), plan(3, 9, CLP));
    assertThat(version(versions, CLP)).isEqualTo(2);
  }

  @Example
  void aCurrencyWithoutPriceHasNoTariff() {
    assertThat(PlanVersions.tariff(List.of(plan(1, -20, ARS)), CLP, START)).isEmpty();
  }

  /** A price change in the middle of a period, or after it, changes nothing of that period. */
  @Property
  void versionsMadeLaterNeverChangeWhatAPeriodIsChargedBy(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = -90, max = 0) Integer> before,
      @ForAll @Size(max = 5) List<@IntRange(min = 1, max = 90) Integer> after,
      @ForAll long seed) {
    List<Plan> versions = new ArrayList<>();
    before.forEach(days -> versions.add(plan(versions.size() + 1, days, ARS)));
    Tariff charged = PlanVersions.tariff(versions, ARS, START).orElseThrow();
    after.forEach(days -> versions.add(plan(versions.size() + 1, days, ARS, CLP)));
    Collections.shuffle(versions, new Random(seed));
    assertThat(PlanVersions.tariff(versions, ARS, START)).contains(charged);
  }

  private static int version(List<Plan> versions, Currency currency) {
    return PlanVersions.tariff(versions, currency, START).orElseThrow().source().planVersion();
  }

  /** Each version has a price of its own, so that a tariff tells which one it is from. */
  private static Plan plan(int version, int daysAfterStart, Currency... currencies) {
    return new Plan(
        "starter",
        version,
        "Starter",
        START.plus(Duration.ofDays(daysAfterStart)),
        Map.of(Meter.MESSAGES_OUT, BigDecimal.valueOf(100L * version)),
        List.of(currencies).stream()
            .map(
                currency ->
                    new PlanPrice(
                        currency,
                        BigDecimal.valueOf(version),
                        Map.of(Meter.MESSAGES_OUT, BigDecimal.valueOf(version, 2))))
            .toList());
  }
}
