package dev.switchboard.local.demo;

import static dev.switchboard.local.demo.JourneyFailedException.unless;

import dev.switchboard.local.DemoTenant;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/** A. An internet provider's customer is offline, gets a visit, is reminded of it and confirms. */
final class NoInternet implements Journey {
  private static final Duration REMINDED_BEFORE = Duration.ofHours(2);

  @Override
  public String letter() {
    return "A";
  }

  @Override
  public String title() {
    return "no internet, a visit, a reminder";
  }

  @Override
  public DemoTenant business() {
    return DemoTenant.FIBRA_SUR;
  }

  @Override
  public void play(Scene scene) {
    ZonedDateTime tuesday = scene.beginOnTuesday();
    Handset ana = scene.customer("Ana Paredes");
    Subscriber.connect(scene.ispcube(), ana.contact());

    ana.write("Hola, no tengo internet");
    Letter offer = ana.hearUntil(Letter::offersThree, "three times");
    looksUpTheLine(scene, ana);

    ana.write("mañana a la tarde");
    offer = ana.hearUntil(Letter::offersThree, "three times of tomorrow afternoon");

    ana.write("la segunda");
    Visit visit = Visit.of(scene, ana.contact());
    ZonedDateTime begins = visit.stands("SCHEDULED");
    unless(isTomorrowAfternoon(tuesday, begins), "the visit is not tomorrow afternoon: " + begins);
    unless(offer.optionNames(2, begins), "the second time offered is not the one booked");
    Letter confirmation = ana.hear();
    unless(confirmation.names(begins), "the confirmation does not say when");
    visit.isInTheCalendar();
    scene.office().allRead(conversation(scene, ana));

    scene.moveTo(begins.minus(REMINDED_BEFORE).plusMinutes(1).toInstant());
    // Also the only letter since the confirmation.
    Letter reminder = ana.hear();
    unless("appointment_reminder".equals(reminder.template()), "the reminder is no template");
    unless(reminder.names(begins), "the reminder does not say when");
    ana.write("SI");
    var unused = visit.stands("CONFIRMED");
    ana.isAnswered();
    scene.staySilent(ana);
  }

  private static void looksUpTheLine(Scene scene, Handset ana) {
    List<String> tools = scene.office().toolCalls(conversation(scene, ana));
    unless(
        tools.containsAll(List.of("customer_account", "connection_status", "find_slots")),
        "the assistant looked up only " + tools);
    scene.found("looked up", String.join(", ", tools), Map.of("tools", tools));
  }

  private static String conversation(Scene scene, Handset ana) {
    Office office = scene.office();
    return office
        .conversations(office.customer(ana.contact()))
        .getFirst()
        .path("conversationId")
        .asText();
  }

  private static boolean isTomorrowAfternoon(ZonedDateTime today, ZonedDateTime begins) {
    LocalTime at = begins.toLocalTime();
    return begins.toLocalDate().equals(today.toLocalDate().plusDays(1))
        && !at.isBefore(Visit.NOON)
        && at.isBefore(Visit.SIX);
  }
}
