package dev.switchboard.bench.dispatch;

/**
 * A day in figures.
 *
 * @param travelMinutes of all, from home and home again
 * @param late visits that begin after what was told
 */
record Day(long travelMinutes, long late, long lateMinutes) {}
