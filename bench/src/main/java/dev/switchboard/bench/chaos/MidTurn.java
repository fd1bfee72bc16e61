package dev.switchboard.bench.chaos;

import java.time.Duration;

/** A visit is booked, and the assistant dies before it hears of it. */
final class MidTurn implements Strike {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Ground ground;
  private final Hold hold;

  MidTurn(Ground ground) {
    this.ground = ground;
    this.hold = ground.appointments().holdAnswerTo("POST", "/v1/crm/appointments");
  }

  @Override
  public void fall() {
    if (!hold.awaitHeld(PATIENCE)) {
      throw new IllegalStateException("nobody booked a visit");
    }
    Strikes.conversations().forEach(ground::kill);
    hold.release();
    ground.revive(Strikes.conversations());
  }
}
