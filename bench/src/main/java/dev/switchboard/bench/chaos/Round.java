package dev.switchboard.bench.chaos;

import dev.switchboard.bench.chaos.Audit.Opening;
import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Customers write, a blow falls, everything runs again, and then all must settle. */
final class Round {
  private static final Duration SETTLES_WITHIN = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** What was sent twice shows a moment later. */
  private static final Duration A_WHILE = Duration.ofSeconds(1);

  private final Ground ground;
  private final Blow blow;
  private final long number;
  private final Random random;

  /**
   * @param number how many rounds there were before, of whatever blow
   * @param seed of the customers' pauses and of the blow's moment and victim
   */
  Round(Ground ground, Blow blow, long number, long seed) {
    this.ground = ground;
    this.blow = blow;
    this.number = number;
    this.random = new Random(seed);
  }

  /**
   * What a round came to.
   *
   * @param findings what was not as it should be, also after a minute
   * @param nanosOfAccepted of each post that was answered 200
   * @param deliveries how many of these were different ones
   * @param settled how long after the revival everything was as it should be
   */
  record Result(
      Blow blow,
      List<String> findings,
      List<Long> nanosOfAccepted,
      long deliveries,
      Duration settled) {
    Result {
      findings = List.copyOf(findings);
      nanosOfAccepted = List.copyOf(nanosOfAccepted);
    }

    /** Posts of a delivery that had been accepted before. */
    long duplicates() {
      return nanosOfAccepted.size() - deliveries;
    }
  }

  Result play() {
    ground.whatsapp().forget();
    try (Load load = Load.of(ground, number, random)) {
      Map<Books, Opening> openings =
          ground.books().stream().collect(Collectors.toMap(Function.identity(), Opening::of));
      Audit audit = new Audit(ground, load.customers(), openings);
      Strike strike = new Strikes(ground, random).of(blow, load.customers());
      strike.prepare();
      load.start();
      strike.fall();
      long revived = System.nanoTime();
      List<String> findings = settle(load, audit);
      return new Result(
          blow,
          findings,
          load.nanosOfAccepted(),
          load.customers().stream().mapToLong(it -> it.written().size()).sum(),
          Duration.ofNanos(System.nanoTime() - revived));
    }
  }

  /** What is still wrong when the time is over, or a while after nothing was. */
  private List<String> settle(Load load, Audit audit) {
    long begin = System.nanoTime();
    if (!load.isOver(SETTLES_WITHIN)) {
      return List.of("somebody still waits for an answer");
    }
    Duration left = SETTLES_WITHIN.minusNanos(System.nanoTime() - begin);
    if (Waiting.until(left, LOOK, () -> audit.findings().isEmpty())) {
      Waiting.pause(A_WHILE);
    }
    return audit.findings();
  }
}
