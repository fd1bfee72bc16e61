package dev.switchboard.billing.usage;

import dev.switchboard.billing.Meter;
import dev.switchboard.contracts.conversation.ChannelKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Usage per meter and day (features.md B2, B8).
 *
 * @param timeZone whose days these are
 * @param to inclusive
 */
record UsageView(String timeZone, LocalDate from, LocalDate to, List<MeterUsage> meters) {

  /**
   * @param includedPerPeriod by the plan, in the last of the periods shown
   * @param included of what was used in these days, the part the plan includes
   * @param overage the rest
   * @param days those on which something was used
   */
  record MeterUsage(
      Meter meter,
      BigDecimal includedPerPeriod,
      BigDecimal used,
      BigDecimal included,
      BigDecimal overage,
      List<DayView> days) {}

  /**
   * @param channels used, by channel; empty for a meter that has none
   */
  record DayView(
      LocalDate day,
      BigDecimal used,
      BigDecimal included,
      BigDecimal overage,
      Map<ChannelKind, BigDecimal> channels) {}

  /**
   * @param periods those that the days touch, in order
   */
  static UsageView of(Days days, List<MeteredPeriod> periods) {
    return new UsageView(
        days.zone().getId(),
        days.first(),
        days.end().minusDays(1),
        Arrays.stream(Meter.values()).map(meter -> meterUsage(meter, days, periods)).toList());
  }

  private static MeterUsage meterUsage(Meter meter, Days days, List<MeteredPeriod> periods) {
    List<DayShare> shares =
        periods.stream()
            .flatMap(period -> period.shares(meter).stream())
            .filter(share -> days.contains(share.day()))
            .toList();
    return new MeterUsage(
        meter,
        periods.isEmpty() ? BigDecimal.ZERO : periods.getLast().tariff().rate(meter).included(),
        sum(shares, DayShare::used),
        sum(shares, DayShare::included),
        sum(shares, DayShare::overage),
        shares.stream().map(UsageView::dayView).toList());
  }

  private static DayView dayView(DayShare share) {
    return new DayView(
        share.day(), share.used(), share.included(), share.overage(), share.channels());
  }

  private static BigDecimal sum(List<DayShare> shares, Function<DayShare, BigDecimal> part) {
    return shares.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
