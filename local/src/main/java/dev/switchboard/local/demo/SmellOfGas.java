package dev.switchboard.local.demo;

import static dev.switchboard.local.demo.JourneyFailedException.unless;

import dev.switchboard.local.DemoTenant;
import java.util.Locale;
import java.util.Map;

/** C. Gas: the customer is told to leave, a person takes over, the owner hears of it once. */
final class SmellOfGas implements Journey {
  @Override
  public String letter() {
    return "C";
  }

  @Override
  public String title() {
    return "a smell of gas, and a basement that did not flood";
  }

  @Override
  public DemoTenant business() {
    return DemoTenant.AVON_PLUMBING;
  }

  @Override
  public void play(Scene scene) {
    var unused = scene.beginOnTuesday();
    Handset owner = scene.owner();
    Handset helen = scene.customer("Helen");
    helen.write("I smell gas");
    String safety = helen.hear().text().toLowerCase(Locale.ROOT);
    unless(safety.contains("leave") && safety.contains("999"), "the first word is not on safety");
    stands(scene, helen, "ESCALATED");
    Letter alert = owner.hear();
    unless("owner_alert".equals(alert.template()), "the owner's alert is no template");

    helen.write("it is getting stronger");
    scene.staySilent(helen, owner);

    Handset peter = scene.customer("Peter");
    peter.write("the basement did not flood");
    peter.isAnswered();
    stands(scene, peter, "AWAITING_CUSTOMER");
  }

  private static void stands(Scene scene, Handset customer, String status) {
    String id = scene.office().customer(customer.contact());
    var unused = scene.office().conversationIn(id, status);
    scene.found(
        "status",
        "%s's conversation is %s".formatted(customer.contact().name(), status),
        Map.of("customer", customer.contact().name(), "status", status));
  }
}
