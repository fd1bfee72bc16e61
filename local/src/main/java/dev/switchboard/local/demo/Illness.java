package dev.switchboard.local.demo;

import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * WhatsApp is not well: it is busy, it breaks, it keeps silent, it says things too early. Three
 * customers write meanwhile; what befalls one's answer is no other's.
 */
final class Illness {
  private static final int SILENCE_MILLIS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Scene scene;
  private final Handset pilar;
  private final Handset ines;
  private final Handset hugo;

  Illness(Scene scene) {
    this.scene = scene;
    this.pilar = scene.customer("Pilar");
    this.ines = scene.customer("Ines");
    this.hugo = scene.customer("Hugo");
  }

  /** The answer to Ines needs two more tries and some seconds, to which others are welcome. */
  void begin() {
    arm("TIMEOUT_AFTER_ACCEPT", pilar);
    arm("STATUS_429", ines);
    arm("STATUS_500", ines);
    arm("BLACKHOLE", hugo);
    ines.write("Hola");
    hugo.write("Hola");
    pilar.write("Hola");
    aStatusOvertakesItsMessage();
    nothingAtAll();
  }

  void end() {
    theNextIsAnswered();
    ines.isAnswered();
    answeredOnce(pilar, "statuses before their message", "sent once, read");
    answeredOnce(hugo, "no answer at all", "not sent again, and the next one is answered");
    answeredOnce(ines, "429, then 500", "answered once");
  }

  /** The message is accepted and read before the call that sends it ends, without an answer. */
  private void aStatusOvertakesItsMessage() {
    pilar.isAnswered();
    Correspondence.of(scene, pilar).isRead();
  }

  /** Nobody can know whether it arrived, so it is not sent again. */
  private void nothingAtAll() {
    JourneyFailedException.unless(
        Waiting.until(PATIENCE, () -> scene.office().knows(hugo.contact())),
        "Hugo's message is not stored");
    Correspondence.of(scene, hugo).hasMessageIn("UNCONFIRMED");
  }

  /** Nothing came of the first, in all the time since; what comes later is answered. */
  private void theNextIsAnswered() {
    hugo.heardNothingMore();
    hugo.write("Hola?");
    hugo.isAnswered();
  }

  private void answeredOnce(Handset handset, String what, String end) {
    handset.heardNothingMore();
    Correspondence.of(scene, handset).isWhole();
    HostileDay.tell(scene, what, end);
  }

  /** For the next call that sends something to this handset. */
  private void arm(String mode, Handset handset) {
    Map<String, Object> fault = new HashMap<>();
    fault.put("mode", mode);
    fault.put("match", handset.contact().number());
    fault.put("count", 1);
    if (!mode.startsWith("STATUS")) {
      fault.put("delayMs", SILENCE_MILLIS);
    }
    var unused = scene.whatsapp().post("/_control/faults", fault).require();
  }
}
