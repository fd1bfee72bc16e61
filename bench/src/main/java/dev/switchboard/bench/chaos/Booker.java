package dev.switchboard.bench.chaos;

import dev.switchboard.bench.chaos.WhatsApp.Taken;
import dev.switchboard.bench.load.Provider;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.List;

/** Has a visit booked: says who he is, takes the first time he is offered, reads the rest. */
final class Booker extends Customer {
  /** A message that was perhaps sent is not sent again: who hears nothing asks again. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Before he calls the business, which knows whether there is anything to wait for. */
  private static final Duration CALLS_AFTER = Duration.ofSeconds(5);

  private static final Duration CALLS_EVERY = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(200);

  private static final Duration GIVES_UP_AFTER = Duration.ofMinutes(3);

  private static final int MOST_ANSWERS = 12;

  private final Ground ground;
  private final String weekday;
  private int heard;
  private volatile int askedAgain;
  private boolean introduced;
  private boolean chosen;
  private long calledAt;

  /**
   * @param weekday the day he wants, in English
   */
  Booker(Ground ground, Provider provider, String number, String weekday) {
    super(ground, provider, DemoTenant.AVON_PLUMBING, number);
    this.ground = ground;
    this.weekday = weekday;
  }

  @Override
  void play() {
    write("My sink is leaking, can you come on " + weekday + " in the afternoon?");
    for (int i = 0; i < MOST_ANSWERS && !hasConfirmation(); i++) {
      answer(isAnswered());
    }
  }

  /** How often he asked again what perhaps had only not been answered yet. */
  int askedAgain() {
    return askedAgain;
  }

  private boolean isAnswered() {
    long since = System.nanoTime();
    calledAt = since;
    var unused =
        Waiting.until(GIVES_UP_AFTER, LOOK, () -> taken().size() > heard || waitsInVain(since));
    return taken().size() > heard;
  }

  /** Nobody can expect an answer while something is dead. */
  private boolean waitsInVain(long since) {
    return hasPassed(PATIENCE, since) && ground.isWholeFor(PATIENCE)
        || hasPassed(CALLS_AFTER, since) && ground.isWholeFor(CALLS_AFTER) && hearsOfDoubt();
  }

  private boolean hearsOfDoubt() {
    if (!hasPassed(CALLS_EVERY, calledAt)) {
      return false;
    }
    calledAt = System.nanoTime();
    try {
      return ground.books(business()).endsInDoubt(number());
    } catch (IllegalStateException e) {
      // Whoever was asked has just died.
      return false;
    }
  }

  private static boolean hasPassed(Duration length, long since) {
    return System.nanoTime() - since > length.toNanos();
  }

  private boolean hasConfirmation() {
    return chosen && heard > 0 && last().options() == 0;
  }

  private void answer(boolean answered) {
    if (!answered) {
      askedAgain++;
      write(written().getLast());
      return;
    }
    Taken next = taken().get(heard);
    heard++;
    if (next.options() > 0) {
      chosen = true;
      write("the first one");
    } else if (!introduced) {
      introduced = true;
      write("Sarah Whitfield, 12 Cotham Brow, BS6 6AE");
    }
  }

  private Taken last() {
    return taken().get(heard - 1);
  }

  private List<Taken> taken() {
    return ground.whatsapp().takenFor(number());
  }
}
