package dev.switchboard.local.demo;

import static dev.switchboard.local.demo.JourneyFailedException.unless;

import dev.switchboard.local.Api;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.LocalService;
import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** When nothing more is to be said: the customer said STOP, or the business is suspended. */
final class Silence {
  private static final Duration IN_FORCE = Duration.ofSeconds(2);
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;

  private final Scene scene;

  Silence(Scene scene) {
    this.scene = scene;
  }

  void play() {
    stopInTheMiddleOfABooking();
    aSuspendedBusiness();
  }

  private void stopInTheMiddleOfABooking() {
    Handset rob = scene.customer("Rob");
    rob.write("My sink is leaking, can you come tomorrow in the afternoon?");
    rob.isAnswered();
    rob.write("Rob Price, 4 Hill Road, BS6 5AB");
    var unused = rob.hearUntil(Letter::offersThree, "three times");
    rob.write("STOP");
    rob.isAnswered();
    rob.write("the first one");
    rob.hearNothingMore();
    String customer = scene.office().customer(rob.contact());
    unless(
        scene.office().appointments(customer).isEmpty(), "who said STOP has an appointment after");
    HostileDay.tell(scene, "STOP in the middle of a booking", "one confirmation, no appointment");
  }

  private void aSuspendedBusiness() {
    DemoTenant business = scene.business();
    Handset joe = scene.customer("Joe");
    joe.write("Hello");
    joe.isAnswered();
    Map<LocalService, Api> desks = signedIn();
    scene.admin().suspend(business, "journey D");
    try {
      everyDeskAnswers(desks, FORBIDDEN);
      Webhook webhook = scene.webhook();
      int status = webhook.post(webhook.signed(joe.draft("Anybody?", scene.now().toInstant())));
      unless(status == Webhook.OK, "a delivery for a suspended business was answered " + status);
      joe.hearNothingMore();
    } finally {
      scene.admin().reactivate(business);
    }
    everyDeskAnswers(desks, OK);
    joe.write("Are you there?");
    joe.isAnswered();
    Correspondence.of(scene, joe).isWhole();
    HostileDay.tell(scene, "a suspended business", "200 without effect, and then it goes on");
  }

  private Map<LocalService, Api> signedIn() {
    Map<LocalService, Api> desks = new EnumMap<>(LocalService.class);
    for (LocalService service : LocalService.values()) {
      desks.put(service, scene.office().api(service));
    }
    return desks;
  }

  private void everyDeskAnswers(Map<LocalService, Api> desks, int status) {
    String tenant = scene.admin().tenant(scene.business());
    desks.forEach(
        (service, desk) ->
            unless(
                Waiting.until(IN_FORCE, () -> desk.get(page(service, tenant)).status() == status),
                "%s does not answer %d after %s".formatted(service, status, IN_FORCE)));
  }

  private static String page(LocalService service, String tenant) {
    return switch (service) {
      case TENANT -> tenant;
      case CONVERSATION -> "/v1/crm/customers";
      case SCHEDULING -> "/v1/crm/appointments";
      case BILLING -> "/v1/crm/billing/invoice-preview";
      case INTEGRATION -> "/v1/crm/integrations";
    };
  }
}
