package dev.switchboard.scheduling.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.reminder.Verdict.Say;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one look at waiting reminders comes to: the nearest visits first, each tenant at his pace.
 *
 * @param settled with their verdicts; those that the pace keeps waiting are not among them
 * @param paces of the tenants that were looked at, afterwards
 * @param exhausted tenants that must wait for another minute
 */
record Sweep(List<Settled> settled, List<Pace> paces, Set<TenantId> exhausted, int kept) {

  /** A reminder and what becomes of it. */
  record Settled(Waiting waiting, Verdict verdict) {}

  /**
   * @param nearestFirst of tenants that have a pace
   */
  static Sweep of(
      List<Waiting> nearestFirst,
      List<Pace> paces,
      Function<Waiting, ZoneId> customersZone,
      Instant now) {
    Map<TenantId, Pace> left =
        new HashMap<>(paces.stream().collect(Collectors.toMap(Pace::tenant, it -> it.at(now))));
    List<Settled> settled = new ArrayList<>();
    Set<TenantId> exhausted = new HashSet<>();
    int kept = 0;
    for (Waiting one : nearestFirst) {
      Verdict verdict = DuePolicy.decide(one, customersZone.apply(one), now);
      Pace pace = Objects.requireNonNull(left.get(one.tenant()), "only tenants with a pace");
      if (verdict instanceof Say && !pace.allowsAnother(one.facts().perMinute())) {
        exhausted.add(one.tenant());
        kept++;
        continue;
      }
      if (verdict instanceof Say) {
        left.put(one.tenant(), pace.another());
      }
      settled.add(new Settled(one, verdict));
    }
    return new Sweep(settled, List.copyOf(left.values()), exhausted, kept);
  }

  Stream<Settled> said() {
    return settled.stream().filter(one -> one.verdict() instanceof Say);
  }

  DueReport report() {
    Map<String, Long> skipped =
        new HashMap<>(
            settled.stream()
                .map(Settled::verdict)
                .map(Verdict::skipped)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(SkipReason::name, Collectors.counting())));
    if (kept > 0) {
      skipped.put(SkipReason.PACE.name(), (long) kept);
    }
    int sent = (int) said().count();
    int unsaid = (int) skipped.values().stream().mapToLong(Long::longValue).sum();
    return new DueReport(sent + unsaid, sent, skipped);
  }
}
