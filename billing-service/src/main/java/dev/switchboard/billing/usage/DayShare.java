package dev.switchboard.billing.usage;

import dev.switchboard.contracts.conversation.ChannelKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A day's part in what a period used of one meter: the included units are used up in the order of
 * the days, so that each unit of overage belongs to a day.
 *
 * @param used included + overage
 * @param channels used by channel; empty for what has none
 */
public record DayShare(
    LocalDate day,
    BigDecimal used,
    BigDecimal included,
    BigDecimal overage,
    Map<ChannelKind, BigDecimal> channels) {
  public DayShare {
    if (used.compareTo(included.add(overage)) != 0) {
      throw new IllegalArgumentException("a unit is either included or beyond");
    }
    channels = Map.copyOf(channels);
  }

  /**
   * The days on which something was used, in order.
   *
   * @param included units per period
   * @param usage of one meter in one period, in any order
   */
  public static List<DayShare> of(BigDecimal included, List<DayUsage> usage) {
    Map<LocalDate, List<DayUsage>> byDay = new TreeMap<>();
    usage.forEach(use -> byDay.computeIfAbsent(use.day(), day -> new ArrayList<>()).add(use));
    List<DayShare> shares = new ArrayList<>();
    BigDecimal left = included;
    for (Map.Entry<LocalDate, List<DayUsage>> day : byDay.entrySet()) {
      DayShare share = share(day.getKey(), day.getValue(), left);
      left = left.subtract(share.included());
      shares.add(share);
    }
    return shares;
  }

  private static DayShare share(LocalDate day, List<DayUsage> usage, BigDecimal left) {
    BigDecimal used = sum(usage);
    BigDecimal included = used.min(left);
    return new DayShare(day, used, included, used.subtract(included), channels(usage));
  }

  private static BigDecimal sum(List<DayUsage> usage) {
    return usage.stream().map(DayUsage::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<ChannelKind, BigDecimal> channels(List<DayUsage> usage) {
    Map<ChannelKind, BigDecimal> channels = new EnumMap<>(ChannelKind.class);
    for (DayUsage use : usage) {
      @Nullable ChannelKind channel = use.channel();
      if (channel != null) {
        channels.merge(channel, use.quantity(), BigDecimal::add);
      }
    }
    return channels;
  }
}
