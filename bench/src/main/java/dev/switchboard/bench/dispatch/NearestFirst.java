package dev.switchboard.bench.dispatch;

import dev.switchboard.bench.dispatch.Town.Errand;
import dev.switchboard.bench.dispatch.Town.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a dispatcher does by hand: whoever is free next goes to the nearest customer who may still
 * be visited in time, or, if there is none, to the nearest at all.
 */
final class NearestFirst {
  private final List<Walker> walkers = new ArrayList<>();
  private final List<Errand> open;
  private long late;
  private long lateSeconds;

  private NearestFirst(Town town) {
    this.open = new ArrayList<>(town.errands());
    town.technicians().forEach(person -> walkers.add(new Walker(person)));
  }

  static Day plan(Town town) {
    return new NearestFirst(town).run();
  }

  private Day run() {
    while (!open.isEmpty()) {
      Walker next =
          walkers.stream()
              .filter(walker -> open.stream().anyMatch(walker::can))
              .min(Comparator.comparingLong(walker -> walker.free))
              .orElseThrow();
      Errand errand = nearest(next);
      open.remove(errand);
      next.go(errand);
    }
    walkers.forEach(Walker::goHome);
    long travel = walkers.stream().mapToLong(walker -> walker.travel).sum();
    return new Day(Math.ceilDiv(travel, 60), late, Math.ceilDiv(lateSeconds, 60));
  }

  /** He waits nowhere for an hour while another could be visited. */
  private Errand nearest(Walker walker) {
    Comparator<Errand> byDistance =
        Comparator.comparingLong(errand -> walker.at.secondsTo(errand.spot()));
    List<Errand> his = open.stream().filter(walker::can).toList();
    Optional<Errand> soon =
        his.stream()
            .filter(one -> walker.arrives(one) <= one.to() && walker.arrives(one) >= one.from())
            .min(byDistance);
    Optional<Errand> inTime =
        his.stream()
            .filter(one -> walker.arrives(one) <= one.to())
            .min(Comparator.comparingLong(Errand::from).thenComparing(byDistance));
    return soon.or(() -> inTime).orElseGet(() -> his.stream().min(byDistance).orElseThrow());
  }

  private final class Walker {
    private final Person person;
    private Spot at;
    private long free = Town.OPENS;
    private long travel;

    private Walker(Person person) {
      this.person = person;
      this.at = person.home();
    }

    private boolean can(Errand errand) {
      return person.skilled() || !errand.skilled();
    }

    /** He is at his first customer when the day begins. */
    private long arrives(Errand errand) {
      return travel == 0 ? free : free + at.secondsTo(errand.spot());
    }

    private void go(Errand errand) {
      long begins = Math.max(arrives(errand), errand.from());
      if (begins > errand.to()) {
        late++;
        lateSeconds += begins - errand.to();
      }
      travel += at.secondsTo(errand.spot());
      at = errand.spot();
      free = begins + Town.TAKES;
    }

    private void goHome() {
      travel += at.secondsTo(person.home());
    }
  }
}
