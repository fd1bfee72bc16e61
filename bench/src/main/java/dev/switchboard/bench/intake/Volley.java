package dev.switchboard.bench.intake;

import dev.switchboard.bench.intake.Measured.Latency;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Posts as fast as answers come, until the posts or the time are over. */
final class Volley implements Callers.Script {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int OK = 200;

  private final Iterator<Post> posts;
  private final long begin = System.nanoTime();
  private final long end;
  private final Histogram nanos = new Histogram(3);
  private long answeredAt = begin;

  Volley(List<Post> posts, Duration longest) {
    this.posts = posts.iterator();
    this.end = begin + longest.toNanos();
  }

  @Override
  public @Nullable Post next() {
    return posts.next();
  }

  @Override
  public void answered(Post post, int status, long took) {
    if (status != OK) {
      throw new IllegalStateException(post.messageId() + " was answered " + status);
    }
    nanos.recordValue(took);
    answeredAt = System.nanoTime();
  }

  @Override
  public boolean isOver() {
    return !posts.hasNext() || System.nanoTime() > end;
  }

  long accepted() {
    return nanos.getTotalCount();
  }

  Measured measured(String what, CpuTimes.Used used) {
    Latency latency =
        new Latency(
            nanos.getValueAtPercentile(50) / NANOS_PER_MILLI,
            nanos.getValueAtPercentile(99) / NANOS_PER_MILLI,
            nanos.getMean() / NANOS_PER_MILLI);
    return new Measured(what, accepted(), (answeredAt - begin) / 1e9, latency, used);
  }
}
