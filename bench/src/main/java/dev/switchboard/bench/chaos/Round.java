package dev.switchboard.bench.chaos;

import dev.switchboard.bench.chaos.Audit.Opening;
import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Customers write, a blow falls, everything runs again; the same for each further blow, while what
 * the ones before left undone may still be undone. Then all must settle.
 */
final class Round implements AutoCloseable {
  private static final Duration SETTLES_WITHIN = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** What was sent twice shows a moment later. */
  private static final Duration A_WHILE = Duration.ofSeconds(1);

  private final Ground ground;
  private final Map<Books, Opening> openings;
  private final Map<Blow, Load> loads = new EnumMap<>(Blow.class);

  private Round(Ground ground, Map<Books, Opening> openings) {
    this.ground = ground;
    this.openings = openings;
  }

  /** On a stack where nothing is left undone. */
  static Round begin(Ground ground) {
    ground.whatsapp().forget();
    return new Round(
        ground,
        ground.books().stream().collect(Collectors.toMap(Function.identity(), Opening::of)));
  }

  /**
   * What a round came to.
   *
   * @param findings what was not as it should be, also after a minute
   * @param settled how long after the last revival everything was as it should be
   */
  record Result(List<String> findings, Duration settled, List<Share> shares) {
    Result {
      findings = List.copyOf(findings);
      shares = List.copyOf(shares);
    }
  }

  /**
   * What the customers of one blow met.
   *
   * @param nanosOfAccepted how long each post took that was answered 200
   * @param deliveries how many of these were different ones
   */
  record Share(Blow blow, List<Long> nanosOfAccepted, long deliveries) {
    Share {
      nanosOfAccepted = List.copyOf(nanosOfAccepted);
    }

    /** Posts of a delivery that had been accepted before. */
    long duplicates() {
      return nanosOfAccepted.size() - deliveries;
    }
  }

  /**
   * Returns when everything runs again. Each blow falls once in a round.
   *
   * @param seed of the customers' pauses and of the blow's moment and victim
   */
  void strike(Blow blow, long seed) {
    if (loads.containsKey(blow)) {
      throw new IllegalStateException(blow + " has fallen already");
    }
    Random random = new Random(seed);
    Load load = Load.of(ground, random);
    loads.put(blow, load);
    Strike strike = new Strikes(ground, random).of(blow, load.customers());
    strike.prepare();
    load.start();
    strike.fall();
  }

  Result settle() {
    long revived = System.nanoTime();
    List<String> findings = settled();
    Duration after = Duration.ofNanos(System.nanoTime() - revived);
    List<Share> shares = new ArrayList<>();
    loads.forEach(
        (blow, load) -> shares.add(new Share(blow, load.nanosOfAccepted(), load.deliveries())));
    return new Result(findings, after, shares);
  }

  @Override
  public void close() {
    loads.values().forEach(Load::close);
  }

  /** What is still wrong when the time is over, or a while after nothing was. */
  private List<String> settled() {
    long begin = System.nanoTime();
    List<Customer> customers =
        loads.values().stream().flatMap(load -> load.customers().stream()).toList();
    Audit audit = new Audit(ground, customers, openings);
    if (!Waiting.until(SETTLES_WITHIN, () -> loads.values().stream().allMatch(Load::isOver))) {
      return List.of("somebody still waits for an answer");
    }
    Duration left = SETTLES_WITHIN.minusNanos(System.nanoTime() - begin);
    if (Waiting.until(left, LOOK, () -> audit.findings().isEmpty())) {
      Waiting.pause(A_WHILE);
    }
    return audit.findings();
  }
}
