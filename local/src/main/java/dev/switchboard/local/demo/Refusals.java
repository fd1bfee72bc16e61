package dev.switchboard.local.demo;

import static dev.switchboard.local.demo.JourneyFailedException.unless;

import dev.switchboard.local.Waiting;
import dev.switchboard.local.demo.SignedDelivery.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What must have no effect: by whom it is signed, what it holds, whom it is for. */
final class Refusals {
  private static final Duration UNTIL_KNOWN = Duration.ofSeconds(5);
  private static final int TOO_LARGE = 4_000_000;
  private static final String OTHER_APP = "other-app";
  private static final String OTHER_SECRET = "the other app's secret";

  private final Scene scene;
  private final Webhook webhook;
  private final List<Handset> strangers = new ArrayList<>();

  Refusals(Scene scene) {
    this.scene = scene;
    this.webhook = scene.webhook();
  }

  void play() {
    aWrongSignature();
    anotherApp();
    somethingTooLarge();
    noJson();
    aNumberOfNobody();
    noneOfThemHadAnEffect();
  }

  private void aWrongSignature() {
    SignedDelivery wrong = SignedDelivery.of(List.of(stranger()), "not the app's secret");
    is(Webhook.FORBIDDEN, webhook.post(wrong), "a wrong signature");
    SignedDelivery right = webhook.signed(stranger());
    SignedDelivery other = webhook.signed(stranger());
    is(
        Webhook.FORBIDDEN,
        webhook.post(new SignedDelivery(right.body(), other.signature())),
        "another delivery's signature");
  }

  /** That app may post for its own numbers; this one is not among them. */
  private void anotherApp() {
    scene.admin().connectApp(OTHER_APP, OTHER_SECRET);
    SignedDelivery delivery = SignedDelivery.of(List.of(stranger()), OTHER_SECRET);
    boolean known =
        Waiting.until(UNTIL_KNOWN, () -> webhook.postTo(OTHER_APP, delivery) != Webhook.NOT_FOUND);
    unless(known, "the other app is not known after " + UNTIL_KNOWN);
    is(Webhook.OK, webhook.postTo(OTHER_APP, delivery), "signed by another app");
  }

  private void somethingTooLarge() {
    SignedDelivery delivery = webhook.signedLarge(stranger(), TOO_LARGE);
    is(Webhook.TOO_LARGE, webhook.announce(delivery), "a delivery of 4 MB");
  }

  private void noJson() {
    is(Webhook.OK, webhook.post(webhook.signed("{\"entry\": [")), "no JSON, properly signed");
    is(Webhook.OK, webhook.post(webhook.signed("")), "nothing, properly signed");
  }

  private void aNumberOfNobody() {
    Text text = stranger();
    Text astray =
        new Text("999999999999999", text.sender(), text.messageId(), text.sentAt(), text.text());
    is(Webhook.OK, webhook.post(webhook.signed(astray)), "for a number that nobody has");
  }

  /** What was posted later is there, so what was posted before would be. */
  private void noneOfThemHadAnEffect() {
    Handset carla = scene.customer("Carla");
    is(Webhook.OK, webhook.post(webhook.signed(carla.compose("Hola", now()))), "a proper one");
    carla.isAnswered();
    for (Handset stranger : strangers) {
      unless(!scene.office().knows(stranger.contact()), "a refused delivery made a customer");
      unless(stranger.received() == 0, "a refused delivery was answered");
    }
  }

  private void is(int expected, int status, String what) {
    unless(status == expected, "%s was answered %d".formatted(what, status));
    HostileDay.tell(scene, what, Integer.toString(status));
  }

  private Text stranger() {
    Handset stranger = scene.stranger();
    strangers.add(stranger);
    return stranger.draft("Hola", now());
  }

  private Instant now() {
    return scene.now().toInstant();
  }
}
