package dev.switchboard.scheduling.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which of many free slots are shown. */
public final class Selection {
  /** A day that shows one slot shows its first, middle or last one: the days take turns. */
  private static final int PLACES = 3;

  private Selection() {}

  /**
   * So many slots in time order: of several days some of each, the first days before later ones; of
   * one day from its beginning to its end (features.md S4).
   *
   * @param slots in time order
   */
  static List<Slot> spread(List<Slot> slots, ZoneId zone, int limit) {
    List<List<Slot>> days = byDay(slots, zone);
    int[] shares = shares(days, Math.min(limit, slots.size()));
    List<Slot> chosen = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      chosen.addAll(across(days.get(i), shares[i], i));
    }
    return chosen;
  }

  /**
   * So many slots: first those that meet the most of what would be nicer, each kind spread as
   * {@link #spread} does.
   */
  static List<Slot> preferred(
      List<Slot> slots, ZoneId zone, SlotWish.Preferences prefer, int limit) {
    List<Slot> chosen = new ArrayList<>();
    for (int met = prefer.count(); met >= 0 && chosen.size() < limit; met--) {
      int wanted = met;
      List<Slot> kind = slots.stream().filter(slot -> prefer.met(slot, zone) == wanted).toList();
      chosen.addAll(spread(kind, zone, limit - chosen.size()));
    }
    return chosen;
  }

  /** The slots nearest to a time that could not be had, in time order. */
  public static List<Slot> nearest(List<Slot> slots, Instant wanted, int limit) {
    return slots.stream()
        .sorted(
            Comparator.comparing((Slot slot) -> distance(slot, wanted))
                .thenComparing(Slot::startsAt))
        .limit(limit)
        .sorted(Comparator.comparing(Slot::startsAt))
        .toList();
  }

  /**
   * Whether no slot of later days, from the moment {@code unseen} on, can take the place of one of
   * the nearest so far; of two as near, the earlier one counts.
   */
  static boolean isNearest(List<Slot> nearest, Instant wanted, int limit, Instant unseen) {
    Duration unseenIs = Duration.between(wanted, unseen);
    return nearest.size() == limit
        && nearest.stream().allMatch(slot -> distance(slot, wanted).compareTo(unseenIs) <= 0);
  }

  private static Duration distance(Slot slot, Instant wanted) {
    return Duration.between(slot.startsAt(), wanted).abs();
  }

  private static List<List<Slot>> byDay(List<Slot> slots, ZoneId zone) {
    TreeMap<LocalDate, List<Slot>> days =
        slots.stream()
            .collect(
                Collectors.groupingBy(
                    slot -> LocalDate.ofInstant(slot.startsAt(), zone),
                    TreeMap::new,
                    Collectors.toList()));
    return List.copyOf(days.values());
  }

  /** Every day in turn gives one, until there are enough. */
  private static int[] shares(List<List<Slot>> days, int wanted) {
    int[] shares = new int[days.size()];
    int given = 0;
    for (int i = 0; given < wanted; i = (i + 1) % shares.length) {
      if (shares[i] < days.get(i).size()) {
        shares[i]++;
        given++;
      }
    }
    return shares;
  }

  private static List<Slot> across(List<Slot> day, int share, int place) {
    int last = day.size() - 1;
    Stream<Integer> indexes =
        share == 1
            ? Stream.of(last * (place % PLACES) / (PLACES - 1))
            : IntStream.range(0, share).mapToObj(i -> last * i / (share - 1));
    return indexes.map(day::get).toList();
  }
}
