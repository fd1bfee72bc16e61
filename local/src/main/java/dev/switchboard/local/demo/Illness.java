package dev.switchboard.local.demo;

import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** WhatsApp is not well: it is busy, it breaks, it keeps silent, it says things too early. */
final class Illness {
  private static final int SILENCE_MILLIS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Scene scene;

  Illness(Scene scene) {
    this.scene = scene;
  }

  void play() {
    aStatusOvertakesItsMessage();
    busyThenBroken();
    nothingAtAll();
  }

  /** The message is accepted and read before the call that sends it ends, without an answer. */
  private void aStatusOvertakesItsMessage() {
    Handset pilar = scene.customer("Pilar");
    arm("TIMEOUT_AFTER_ACCEPT", pilar);
    pilar.write("Hola");
    pilar.isAnswered();
    Correspondence correspondence = Correspondence.of(scene, pilar);
    correspondence.isRead();
    pilar.hearNothingMore();
    correspondence.isWhole();
    HostileDay.tell(scene, "statuses before their message", "sent once, read");
  }

  private void busyThenBroken() {
    Handset ines = scene.customer("Ines");
    arm("STATUS_429", ines);
    arm("STATUS_500", ines);
    ines.write("Hola");
    ines.isAnswered();
    ines.hearNothingMore();
    Correspondence.of(scene, ines).isWhole();
    HostileDay.tell(scene, "429, then 500", "answered once");
  }

  /** Nobody can know whether it arrived, so it is not sent again; what comes later is answered. */
  private void nothingAtAll() {
    Handset hugo = scene.customer("Hugo");
    arm("BLACKHOLE", hugo);
    hugo.write("Hola");
    JourneyFailedException.unless(
        Waiting.until(PATIENCE, () -> scene.office().knows(hugo.contact())),
        "Hugo's message is not stored");
    Correspondence correspondence = Correspondence.of(scene, hugo);
    correspondence.hasMessageIn("UNCONFIRMED");
    hugo.hearNothingMore();
    hugo.write("Hola?");
    hugo.isAnswered();
    hugo.hearNothingMore();
    correspondence.isWhole();
    HostileDay.tell(scene, "no answer at all", "not sent again, and the next one is answered");
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
