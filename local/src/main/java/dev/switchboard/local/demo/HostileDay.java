package dev.switchboard.local.demo;

import dev.switchboard.local.Api;
import dev.switchboard.local.DemoTenant;
import java.util.Map;

/**
 * D. Everything that can be wrong with what is delivered and with whoever it is sent to: what was
 * accepted is stored once and answered at most once, in order; the rest is refused.
 */
final class HostileDay implements Journey {
  @Override
  public String letter() {
    return "D";
  }

  @Override
  public String title() {
    return "the hostile day";
  }

  @Override
  public DemoTenant business() {
    return DemoTenant.FIBRA_SUR;
  }

  @Override
  public void play(Scene scene) {
    var unused = scene.beginOnTuesday();
    Scene beside = scene.beside(DemoTenant.AVON_PLUMBING);
    windowIsKept(scene.whatsapp(), false);
    try {
      new Flood(scene, beside).play();
      new Refusals(scene).play();
      Illness illness = new Illness(scene);
      illness.begin();
      new Silence(beside).play();
      illness.end();
    } finally {
      windowIsKept(scene.whatsapp(), true);
    }
    scene.all().forEach(there -> there.handsets().forEach(Handset::letAWhilePass));
    scene.all().forEach(HostileDay::nothingIsAnsweredTwice);
  }

  private static void nothingIsAnsweredTwice(Scene scene) {
    scene.handsets().forEach(handset -> Correspondence.of(scene, handset).isAnsweredAtMostOnce());
  }

  /** The simulator does not see what is posted by hand, and so thinks that nobody wrote. */
  private static void windowIsKept(Api whatsapp, boolean kept) {
    var unused =
        whatsapp.put("/_control/whatsapp/settings", Map.of("windowEnforced", kept)).require();
  }

  /** Tells what was tried, and that it ended as it should. */
  static void tell(Scene scene, String what, String end) {
    scene.found("withstood", what + ": " + end, Map.of("what", what, "end", end));
  }
}
