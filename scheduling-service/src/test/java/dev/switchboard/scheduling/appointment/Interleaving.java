package dev.switchboard.scheduling.appointment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Who does what with one visit, each in his own thread, with pauses between; all by one seed.
 *
 * @param saidBefore whether the first reminders are handed on before anything else happens
 * @param agent gives the visit up, moves or confirms it
 * @param workers two of them, who say what is due
 * @param senders two of them, who ask for permits
 */
record Interleaving(
    boolean saidBefore, List<Step> agent, List<List<Step>> workers, List<List<Step>> senders) {
  private static final int LONGEST_PAUSE = 3_000;

  /**
   * @param pause before it, in microseconds
   * @param message by which message a permit is asked for
   */
  record Step(Act act, int pause, int message) {}

  enum Act {
    CANCEL,
    MOVE,
    CONFIRM,
    CLAIM,
    CLAIM_AND_DIE,
    ASK,
    /** Whoever just talks to the database for us loses his connection. */
    CUT
  }

  static Interleaving of(Random random) {
    return new Interleaving(
        random.nextInt(3) > 0,
        agent(random),
        List.of(worker(random), worker(random)),
        List.of(sender(random), sender(random)));
  }

  private static List<Step> agent(Random random) {
    List<Step> steps = new ArrayList<>();
    int changes = 1 + random.nextInt(2);
    for (int i = 0; i < changes; i++) {
      Act act =
          switch (random.nextInt(20)) {
            case 0, 1, 2 -> Act.CONFIRM;
            case 3, 4, 5, 6, 7, 8 -> Act.MOVE;
            case 9 -> Act.CUT;
            default -> Act.CANCEL;
          };
      steps.add(step(random, act));
    }
    return steps;
  }

  private static List<Step> worker(Random random) {
    List<Step> steps = new ArrayList<>();
    int rounds = 1 + random.nextInt(2);
    for (int i = 0; i < rounds; i++) {
      steps.add(step(random, random.nextInt(4) == 0 ? Act.CLAIM_AND_DIE : Act.CLAIM));
    }
    return steps;
  }

  private static List<Step> sender(Random random) {
    List<Step> steps = new ArrayList<>();
    int rounds = 1 + random.nextInt(3);
    for (int i = 0; i < rounds; i++) {
      steps.add(step(random, Act.ASK));
    }
    return steps;
  }

  private static Step step(Random random, Act act) {
    return new Step(act, random.nextInt(LONGEST_PAUSE), random.nextInt(2));
  }
}
