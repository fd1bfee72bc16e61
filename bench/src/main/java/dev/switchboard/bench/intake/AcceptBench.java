package dev.switchboard.bench.intake;

import dev.switchboard.local.LocalService;
import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signature, dedupe and commit, beside pgbench's insert of the same row. */
final class AcceptBench {
  static final int MEASURED_AT = 64;
  private static final List<Integer> CONNECTIONS = List.of(1, MEASURED_AT, 256);
  private static final int CUSTOMERS = 2_000;
  private static final int WARM_POSTS = 80_000;
  private static final Duration WARM_FOR = Duration.ofSeconds(120);
  private static final int MOST_TRIES = 3;
  private static final int FIRST_GUESS_PER_SECOND = 16_000;
  private static final double MORE_THAN_LAST_TIME = 1.3;

  /** What fits into memory; a stretch may end before its time. */
  private static final int MOST_POSTS = 250_000;

  private static final Duration STANDS_STILL = Duration.ofMinutes(1);
  private static final String OUTBOX = "SELECT count(*) FROM outbox";
  private static final String STORED =
      "SELECT count(DISTINCT provider_message_id) FROM message WHERE role = 'USER'";

  private final Rig rig;
  private final Posts posts;
  private final Pgbench pgbench;
  private final Report report;
  private final Map<Integer, Double> perSecond = new HashMap<>();
  private long accepted;

  AcceptBench(Rig rig, Posts posts, Pgbench pgbench, Report report) {
    this.rig = rig;
    this.posts = posts;
    this.pgbench = pgbench;
    this.report = report;
  }

  List<Pair> run(int rounds, int seconds) {
    rig.enter(Rig.Mode.ACCEPTING);
    pgbench.prepare();
    var unused = volley(MEASURED_AT, WARM_POSTS, WARM_FOR);
    List<Pair> pairs = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      for (int connections : CONNECTIONS) {
        Pair pair = fairPair(round, connections, seconds);
        report.pair(pair);
        pairs.add(pair);
      }
    }
    return pairs;
  }

  /**
   * Lets what was accepted be published and taken in.
   *
   * @throws IllegalStateException when the outbox does not drain, or another number of messages was
   *     stored than was answered 200
   */
  void drain() {
    long before = rig.number(LocalService.CONVERSATION, STORED);
    rig.enter(Rig.Mode.TAKING_IN);
    long begin = System.nanoTime();
    long left = Long.MAX_VALUE;
    long movedAt = begin;
    long stored = before;
    while (left > 0 || stored - before < accepted) {
      Waiting.pause(Duration.ofSeconds(1));
      long nowLeft = rig.number(LocalService.CONVERSATION, OUTBOX);
      long nowStored = rig.number(LocalService.CONVERSATION, STORED);
      if (nowLeft != left || nowStored != stored) {
        movedAt = System.nanoTime();
      } else if (System.nanoTime() - movedAt > STANDS_STILL.toNanos()) {
        throw new IllegalStateException(
            "%d of %d deliveries are stored, %d events wait in the outbox"
                .formatted(stored - before, accepted, left));
      }
      left = nowLeft;
      stored = nowStored;
    }
    if (stored - before != accepted) {
      throw new IllegalStateException(
          "%d deliveries were answered 200, %d messages are stored"
              .formatted(accepted, stored - before));
    }
    report.drained(accepted, Duration.ofNanos(System.nanoTime() - begin));
  }

  /** Others may disturb one half of a pair: it is measured again, the last one counts anyway. */
  private Pair fairPair(int round, int connections, int seconds) {
    Pair pair = pair(round, connections, seconds);
    for (int tries = 1; tries < MOST_TRIES && !pair.isFair(); tries++) {
      report.unfair(pair);
      pair = pair(round, connections, seconds);
    }
    return pair;
  }

  private Pair pair(int round, int connections, int seconds) {
    double rate = perSecond.getOrDefault(connections, (double) FIRST_GUESS_PER_SECOND);
    int count = (int) Math.min(MOST_POSTS, rate * seconds * MORE_THAN_LAST_TIME);
    Measured accept = volley(connections, count, Duration.ofSeconds(seconds));
    perSecond.put(connections, accept.perSecond());
    rig.checkpoint();
    return new Pair(round, connections, accept, pgbench.run(seconds, rig.processes()));
  }

  private Measured volley(int connections, int count, Duration longest) {
    List<Post> ready = posts.longOnes(count, CUSTOMERS, rig.port());
    rig.checkpoint();
    Map<String, Long> processes = rig.processes();
    try (Callers callers = Callers.connect(rig.port(), connections)) {
      CpuTimes before = CpuTimes.now(processes);
      Volley volley = new Volley(ready, longest);
      callers.play(volley);
      CpuTimes.Used used = before.until(CpuTimes.now(processes));
      accepted += volley.accepted();
      return volley.measured("accept", used);
    }
  }
}
