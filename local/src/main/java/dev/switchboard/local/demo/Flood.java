package dev.switchboard.local.demo;

import static dev.switchboard.local.demo.JourneyFailedException.unless;

import dev.switchboard.local.demo.SignedDelivery.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Too much at once: again and again, in any order, for several at a time, very large. */
final class Flood {
  private static final int TIMES = 100;
  private static final int LARGE = 2_900_000;
  private static final long SHUFFLE = 7;

  private final Scene scene;
  private final Scene beside;
  private final Webhook webhook;

  Flood(Scene scene, Scene beside) {
    this.scene = scene;
    this.beside = beside;
    this.webhook = scene.webhook();
  }

  void play() {
    Handset nora = oneDeliveryManyTimesAtOnce();
    deliveriesInAnyOrder();
    oneDeliveryForTwoBusinesses();
    aLargeDelivery();
    aSenderWithoutANumber();
    wasAnsweredOnce(nora);
  }

  private Handset oneDeliveryManyTimesAtOnce() {
    Handset nora = scene.customer("Nora");
    SignedDelivery delivery = webhook.signed(nora.compose("Hola", now()));
    List<Integer> answers = webhook.postAtOnce(TIMES, delivery);
    unless(
        answers.stream().allMatch(status -> status == Webhook.OK),
        "one delivery posted %d times at once was answered %s".formatted(TIMES, answers));
    scene.repeated(TIMES - 1);
    nora.isAnswered();
    return nora;
  }

  private void wasAnsweredOnce(Handset nora) {
    nora.heardNothingMore();
    Correspondence.of(scene, nora).isWhole();
    HostileDay.tell(
        scene, TIMES + " times the same at once", "all 200, stored once, answered once");
  }

  private void deliveriesInAnyOrder() {
    Handset omar = scene.customer("Omar");
    List<Text> texts = new ArrayList<>();
    for (int second = 0; second < 10; second++) {
      texts.add(omar.compose("Hola " + second, now().plusSeconds(second - 10)));
    }
    Collections.shuffle(texts, new Random(SHUFFLE));
    texts.forEach(text -> isTaken(webhook.signed(text), "a shuffled delivery"));
    omar.isAnswered();
    Correspondence.of(scene, omar).isWhole();
    HostileDay.tell(scene, "ten deliveries in any order", "each stored once");
  }

  private void oneDeliveryForTwoBusinesses() {
    Handset eva = scene.customer("Eva");
    Handset luz = scene.customer("Luz");
    Handset ruth = beside.customer("Ruth");
    Handset jack = beside.customer("Jack");
    List<Text> texts = new ArrayList<>();
    for (Handset handset : List.of(eva, ruth, luz, jack, ruth, eva, jack, eva, luz, ruth)) {
      texts.add(handset.compose("Hello " + texts.size(), now()));
    }
    isTaken(webhook.signed(texts.toArray(Text[]::new)), "a delivery for two businesses");
    List.of(eva, luz, ruth, jack).forEach(Handset::isAnswered);
    List.of(eva, luz).forEach(handset -> isInOrder(scene, handset));
    List.of(ruth, jack).forEach(handset -> isInOrder(beside, handset));
    HostileDay.tell(
        scene, "ten messages of four people to two businesses in one", "each to its own, in order");
  }

  private static void isInOrder(Scene scene, Handset handset) {
    Correspondence correspondence = Correspondence.of(scene, handset);
    correspondence.isWhole();
    correspondence.isInOrder();
  }

  private void aLargeDelivery() {
    Handset bruno = scene.customer("Bruno");
    isTaken(webhook.signedLarge(bruno.compose("Hola", now()), LARGE), "one of 2.9 MB");
    bruno.isAnswered();
    HostileDay.tell(scene, "a delivery of 2.9 MB", "stored and answered");
  }

  private void aSenderWithoutANumber() {
    Handset sender = scene.customerWithoutNumber();
    isTaken(webhook.signed(sender.compose("Hola", now())), "one of a sender without a number");
    sender.isAnswered();
    Correspondence.of(scene, sender).isWhole();
    HostileDay.tell(scene, "a sender without a phone number", "stored and answered");
  }

  private void isTaken(SignedDelivery delivery, String what) {
    int status = webhook.post(delivery);
    unless(status == Webhook.OK, "%s was answered %d".formatted(what, status));
  }

  private Instant now() {
    return scene.now().toInstant();
  }
}
