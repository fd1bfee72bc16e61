package dev.switchboard.scheduling.reminder;

import java.util.Map;

/**
 * What became of the reminders whose time had come (features.md S15).
 *
 * @param considered how many there were
 * @param sent how many were said
 * @param skipped how many were not, by {@link SkipReason}; those of QUIET_HOURS and PACE may be
 *     said later
 */
record DueReport(int considered, int sent, Map<String, Long> skipped) {
  static final DueReport NOTHING = new DueReport(0, 0, Map.of());

  DueReport {
    skipped = Map.copyOf(skipped);
  }
}
