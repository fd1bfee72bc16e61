package dev.switchboard.bench.chaos;

import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Kills the first of several processes whose counter rises: it is at work at that moment. */
final class WhileCounting implements Strike {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Ground ground;
  private final List<Victim> victims;
  private final String counter;
  private final Duration after;

  /**
   * @param counter as the metrics page has it
   * @param after from when on it counts
   */
  WhileCounting(Ground ground, List<Victim> victims, String counter, Duration after) {
    this.ground = ground;
    this.victims = List.copyOf(victims);
    this.counter = counter;
    this.after = after;
  }

  @Override
  public void fall() {
    Waiting.pause(after);
    Map<Victim, Double> before = new HashMap<>();
    victims.forEach(victim -> before.put(victim, victim.counted(ground, counter)));
    Victim[] struck = new Victim[1];
    boolean found =
        Waiting.until(
            PATIENCE,
            Duration.ofMillis(5),
            () -> victims.stream().anyMatch(v -> strikes(v, before, struck)));
    if (!found) {
      throw new IllegalStateException("no " + counter + " rose at " + victims);
    }
    ground.revive(List.of(struck[0].part()));
  }

  private boolean strikes(Victim victim, Map<Victim, Double> before, Victim[] struck) {
    if (victim.counted(ground, counter) <= before.getOrDefault(victim, 0.0)) {
      return false;
    }
    ground.kill(victim.part());
    struck[0] = victim;
    return true;
  }
}
