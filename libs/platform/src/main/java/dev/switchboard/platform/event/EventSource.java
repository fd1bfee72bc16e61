package dev.switchboard.platform.event;

import java.time.Duration;

/**
 * Where a poll loop reads from. What it has delivered and not committed it delivers again, to this
 * process or another.
 */
public interface EventSource extends AutoCloseable {
  /** What has come, or an empty batch after the time is over. */
  EventBatch poll(Duration atMost);

  /** Says that a batch is applied for good. */
  void commit(EventBatch batch);

  /** Goes back to the beginning of a batch that could not be applied, and stays in the group. */
  void rewind(EventBatch batch, Duration pause);

  /** Makes a waiting poll return; the only method for another thread. */
  void wakeUp();

  @Override
  void close();
}
