package dev.switchboard.bench.chaos;

import dev.switchboard.bench.chaos.Audit.Opening;
import dev.switchboard.bench.load.Provider.Accepted;
import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final int NOTED_EVERY_SECONDS = 10;
  private static final String STILL_WAITS = "somebody still waits for an answer";

  /** What was sent twice shows a moment later. */
  private static final Duration A_WHILE = Duration.ofSeconds(1);

  private final Ground ground;
  private final Map<Books, Opening> openings;
  private final Map<Blow, Struck> struck = new EnumMap<>(Blow.class);
  private final List<Load> loads = new ArrayList<>();

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
   * How it settled.
   *
   * @param findings what was not as it should be, also after a minute
   * @param after how long after the last revival everything was as it should be
   * @param undone what was waited for meanwhile, one thing every ten seconds
   */
  record Settling(List<String> findings, Duration after, List<String> undone) {
    Settling {
      findings = List.copyOf(findings);
      undone = List.copyOf(undone);
    }
  }

  /** What a round came to. */
  record Result(Settling settling, List<Share> shares) {
    Result {
      shares = List.copyOf(shares);
    }
  }

  /**
   * What the customers of one blow met.
   *
   * @param nanosMeanwhile how long each post took that was accepted and had begun before everything
   *     ran again: what came later may have met the next blow
   * @param posts how many were accepted in all
   * @param deliveries how many of these were different ones
   */
  record Share(Blow blow, List<Long> nanosMeanwhile, long posts, long deliveries) {
    Share {
      nanosMeanwhile = List.copyOf(nanosMeanwhile);
    }

    static Share of(Blow blow, List<Accepted> posts, long revivedAt, long deliveries) {
      List<Long> meanwhile =
          posts.stream()
              .filter(post -> post.begunAt() - revivedAt < 0)
              .map(Accepted::nanos)
              .toList();
      return new Share(blow, meanwhile, posts.size(), deliveries);
    }

    /** Posts of a delivery that had been accepted before. */
    long duplicates() {
      return posts - deliveries;
    }
  }

  /** A blow's customers, and when everything ran again after it. */
  private record Struck(Load load, long revivedAt) {
    Share share(Blow blow) {
      return Share.of(blow, load.accepted(), revivedAt, load.deliveries());
    }
  }

  /**
   * Returns when everything runs again. Each blow falls once in a round.
   *
   * @param seed of the customers' pauses and of the blow's moment and victim
   */
  void strike(Blow blow, long seed) {
    if (struck.containsKey(blow)) {
      throw new IllegalStateException(blow + " has fallen already");
    }
    if (blow == Blow.KAFKA) {
      warmUp(new Random(~seed));
    }
    Random random = new Random(seed);
    Load load = Load.of(ground, random);
    loads.add(load);
    Strike strike = new Strikes(ground, random).of(blow, load.customers());
    strike.prepare();
    load.start();
    strike.fall();
    struck.put(blow, new Struck(load, System.nanoTime()));
  }

  /** Without Kafka it is measured how long accepting takes, and only that is to be measured. */
  private void warmUp(Random random) {
    Load load = Load.ofHastyWriters(ground, random);
    loads.add(load);
    WarmUp.play(load);
    Settling settling = settled();
    if (!settling.findings().isEmpty()) {
      throw new IllegalStateException("before Kafka was to die: " + settling.findings());
    }
  }

  Result settle() {
    Settling settling = settled();
    List<Share> shares = new ArrayList<>();
    struck.forEach((blow, its) -> shares.add(its.share(blow)));
    return new Result(settling, shares);
  }

  @Override
  public void close() {
    loads.forEach(Load::close);
  }

  /** Until nothing is wrong, or the time is over; what was sent twice shows a while after that. */
  private Settling settled() {
    long begin = System.nanoTime();
    List<Customer> customers = loads.stream().flatMap(load -> load.customers().stream()).toList();
    Audit audit = new Audit(ground, customers, openings);
    List<String> undone = new ArrayList<>();
    boolean well =
        Waiting.until(
            SETTLES_WITHIN,
            LOOK,
            () -> {
              Optional<String> finding = firstFinding(audit);
              finding.ifPresent(it -> note(undone, begin, it));
              return finding.isEmpty();
            });
    Duration after = Duration.ofNanos(System.nanoTime() - begin);
    if (well) {
      Waiting.pause(A_WHILE);
    }
    List<String> findings = areOver() ? audit.findings() : List.of(STILL_WAITS);
    return new Settling(findings, after, undone);
  }

  private Optional<String> firstFinding(Audit audit) {
    return areOver() ? audit.finding() : Optional.of(STILL_WAITS);
  }

  private boolean areOver() {
    return loads.stream().allMatch(Load::isOver);
  }

  private static void note(List<String> undone, long begin, String finding) {
    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    if (seconds >= NOTED_EVERY_SECONDS * (undone.size() + 1)) {
      undone.add("after %d s: %s".formatted(seconds, finding));
    }
  }
}
