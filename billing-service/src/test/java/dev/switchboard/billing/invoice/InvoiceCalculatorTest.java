package dev.switchboard.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.billing.Meter;
import dev.switchboard.billing.plan.Tariff;
import dev.switchboard.billing.subscription.BillingPeriod;
import dev.switchboard.billing.subscription.Schedule;
import dev.switchboard.billing.usage.DayUsage;
import dev.switchboard.billing.usage.MeteredPeriod;
import dev.switchboard.contracts.conversation.ChannelKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InvoiceCalculatorTest {
  private static final BillingPeriod PERIOD =
      new Schedule(LocalDate.of(2026, 11, 5), ZoneId.of("Europe/London")).period(0);
  private static final Currency GBP = Currency.getInstance("GBP");

  @Provide
  Arbitrary<List<DayUsage>> usage() {
    return Combinators.combine(
            Arbitraries.of(Meter.class),
            Arbitraries.integers().between(0, 29).map(PERIOD.firstDay()::plusDays),
            Arbitraries.of(ChannelKind.class).injectNull(0.3),
            Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal(300)).ofScale(3))
        .as(DayUsage::new)
        .list()
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<Tariff> tariffs() {
    Arbitrary<BigDecimal> prices =
        Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal(50)).ofScale(5);
    Arbitrary<BigDecimal> included =
        Arbitraries.integers().between(0, 2_000).map(BigDecimal::valueOf);
    Arbitrary<Currency> currencies =
        Arbitraries.of("GBP", "CLP", "KWD", "ARS").map(Currency::getInstance);
    return Combinators.combine(currencies, prices, included, prices)
        .as((currency, fee, units, price) -> tariff(currency, fee, units, price));
  }

  @Property
  void theLinesSumUpToTheTotal(
      @ForAll("usage") List<DayUsage> usage, @ForAll("tariffs") Tariff tariff) {
    Invoice invoice = invoice(usage, tariff);
    BigDecimal sum =
        invoice.lines().stream()
            .map(
                line ->
                    line.quantity()
                        .multiply(line.unitPrice())
                        .setScale(
                            tariff.currency().getDefaultFractionDigits(), RoundingMode.HALF_EVEN))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(invoice.total().amount()).isEqualByComparingTo(sum);
  }

  @Property
  void theOrderInWhichUsageCameChangesNothing(
      @ForAll("usage") List<DayUsage> usage, @ForAll("tariffs") Tariff tariff, @ForAll long seed) {
    List<DayUsage> shuffled = new ArrayList<>(usage);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(invoice(shuffled, tariff)).isEqualTo(invoice(usage, tariff));
  }

  @Property
  void everyUnitUsedIsOnItsDayEitherIncludedOrBeyond(
      @ForAll("usage") List<DayUsage> usage, @ForAll("tariffs") Tariff tariff) {
    Invoice invoice = invoice(usage, tariff);
    for (Meter meter : Meter.values()) {
      for (LocalDate day : PERIOD.firstDay().datesUntil(PERIOD.endDay()).toList()) {
        assertThat(invoice.billed(meter, day))
            .isEqualByComparingTo(
                used(usage.stream().filter(use -> use.meter() == meter && use.day().equals(day))));
      }
    }
  }

  @Property
  void onlyWhatGoesBeyondTheIncludedUnitsIsCharged(
      @ForAll("usage") List<DayUsage> usage, @ForAll("tariffs") Tariff tariff) {
    for (InvoiceLine line : invoice(usage, tariff).lines()) {
      if (line.explained() instanceof Explanation.OfUsage explained) {
        BigDecimal used = used(usage.stream().filter(use -> use.meter() == explained.meter()));
        assertThat(line.quantity())
            .isEqualByComparingTo(used.subtract(explained.rate().included()).max(BigDecimal.ZERO));
      }
    }
  }

  @Example
  void threeTimesOnePoundTenIsThreePoundsThirty() {
    Invoice invoice =
        invoice(
            List.of(used(Meter.REMINDERS, 6, 1), used(Meter.REMINDERS, 7, 2)),
            tariff(GBP, BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("1.10")));
    assertThat(invoice.total()).hasToString("3.30 GBP");
  }

  @Example
  void halfAPennyGoesToTheEvenOne() {
    Tariff halfPennies = tariff(GBP, BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("0.005"));
    assertThat(invoice(List.of(used(Meter.REMINDERS, 6, 1)), halfPennies).total())
        .hasToString("0.00 GBP");
    assertThat(invoice(List.of(used(Meter.REMINDERS, 6, 3)), halfPennies).total())
        .hasToString("0.02 GBP");
  }

  @Example
  void theIncludedUnitsAreUsedUpInTheOrderOfTheDays() {
    Invoice invoice =
        invoice(
            List.of(used(Meter.REMINDERS, 9, 5), used(Meter.REMINDERS, 6, 8)),
            tariff(GBP, BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE));
    Explanation.OfUsage explained =
        invoice.lines().stream()
            .map(InvoiceLine::explained)
            .filter(Explanation.OfUsage.class::isInstance)
            .map(Explanation.OfUsage.class::cast)
            .filter(usage -> usage.meter() == Meter.REMINDERS)
            .findFirst()
            .orElseThrow();
    assertThat(explained.days())
        .extracting(day -> day.day().getDayOfMonth() + ": " + day.included() + "+" + day.overage())
        .containsExactly("6: 8+0", "9: 2+3");
  }

  @Example
  void usageOfAnotherPeriodIsRefused() {
    DayUsage late = used(Meter.REMINDERS, 4, 1);
    Tariff free = tariff(GBP, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    assertThatThrownBy(() -> new MeteredPeriod(PERIOD, free, List.of(late)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Invoice invoice(List<DayUsage> usage, Tariff tariff) {
    return InvoiceCalculator.invoice(new MeteredPeriod(PERIOD, tariff, usage));
  }

  private static BigDecimal used(java.util.stream.Stream<DayUsage> usage) {
    return usage.map(DayUsage::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static DayUsage used(Meter meter, int dayOfMonth, int quantity) {
    return new DayUsage(
        meter, PERIOD.firstDay().withDayOfMonth(dayOfMonth), null, BigDecimal.valueOf(quantity));
  }

  private static Tariff tariff(
      Currency currency, BigDecimal fee, BigDecimal included, BigDecimal unitPrice) {
    return Tariff.of(
        new Tariff.Source("starter", 1, "Starter"),
        currency,
        fee,
        meter -> new Tariff.Rate(included, unitPrice));
  }
}
