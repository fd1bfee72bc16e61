package dev.switchboard.bench.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A town of twenty kilometres across, whose customers are told mornings, afternoons or the whole
 * day; a third need a skill that every other technician has. Times are seconds of the day.
 */
record Town(List<Person> technicians, List<Errand> errands) {
  static final long OPENS = 8 * 3600;
  static final long CLOSES = 18 * 3600;
  static final long TAKES = 45 * 60;
  private static final long NOON = 12 * 3600;
  private static final long AFTERNOON = 13 * 3600;
  private static final double CENTRE_LATITUDE = -34.66;
  private static final double CENTRE_LONGITUDE = -58.37;
  private static final double HIGH = 0.18;
  private static final double WIDE = 0.22;

  Town {
    technicians = List.copyOf(technicians);
    errands = List.copyOf(errands);
  }

  /** The same technicians for every seed, other customers. */
  static Town of(long seed, int technicians, int visits) {
    Random homes = new Random(1);
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < technicians; i++) {
      people.add(new Person("Bench " + i, somewhere(homes), i % 2 == 0));
    }
    Random customers = new Random(1000 + seed);
    List<Errand> errands = new ArrayList<>();
    for (int i = 0; i < visits; i++) {
      errands.add(errand(customers));
    }
    return new Town(people, errands);
  }

  private static Errand errand(Random random) {
    Spot spot = somewhere(random);
    boolean skilled = random.nextInt(3) == 0;
    long last = CLOSES - TAKES;
    return switch (random.nextInt(4)) {
      case 0 -> new Errand(spot, skilled, OPENS, last);
      case 1 -> new Errand(spot, skilled, AFTERNOON, last);
      case 2 -> new Errand(spot, skilled, OPENS, NOON);
      default -> exact(spot, skilled, random);
    };
  }

  /** He was told an hour in which somebody comes. */
  private static Errand exact(Spot spot, boolean skilled, Random random) {
    long from = OPENS + 3600L * random.nextInt(8);
    return new Errand(spot, skilled, from, from + 3600);
  }

  private static Spot somewhere(Random random) {
    return new Spot(
        CENTRE_LATITUDE + (random.nextDouble() - 0.5) * HIGH,
        CENTRE_LONGITUDE + (random.nextDouble() - 0.5) * WIDE);
  }

  /** Who does visits. */
  record Person(String name, Spot home, boolean skilled) {}

  /** What a customer wants, and between which times he was told it would begin. */
  record Errand(Spot spot, boolean skilled, long from, long to) {}
}
