package dev.switchboard.bench.chaos;

import dev.switchboard.local.Waiting;
import java.time.Duration;

/** WhatsApp has a message and has not answered when both senders die. */
final class MidSend implements Strike {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final long SILENT_MILLIS = 6_000;
  private static final long LATE_MILLIS = 3_000;

  private final Ground ground;
  private final Customer addressee;
  private final boolean taken;

  /**
   * @param taken whether WhatsApp takes the message before they die, or a moment later
   */
  MidSend(Ground ground, Customer addressee, boolean taken) {
    this.ground = ground;
    this.addressee = addressee;
    this.taken = taken;
  }

  @Override
  public void prepare() {
    ground
        .whatsapp()
        .fail(
            taken ? "TIMEOUT_AFTER_ACCEPT" : "DELAY",
            addressee.number(),
            taken ? SILENT_MILLIS : LATE_MILLIS);
  }

  @Override
  public void fall() {
    boolean silent =
        Waiting.until(PATIENCE, LOOK, () -> ground.whatsapp().isSilentTo(addressee.number()));
    if (!silent) {
      throw new IllegalStateException("nothing was sent to " + addressee.number());
    }
    Strikes.conversations().forEach(ground::kill);
    ground.revive(Strikes.conversations());
  }
}
