package dev.switchboard.scheduling.reminder;

import java.util.Map;

/**
 * What became of the reminders whose time had come (features.md S15).
 *
 * @param considered how many there were
 * @param sent how many were said
 * @param skipped how many were not, by reason: EXPIRED, REVOKED
 */
record DueReport(int considered, int sent, Map<String, Long> skipped) {
  DueReport {
    skipped = Map.copyOf(skipped);
  }
}
