package dev.switchboard.local.demo;

import static dev.switchboard.local.demo.JourneyFailedException.unless;

import dev.switchboard.local.DemoTenant;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** B. A plumber's customer books a visit, moves it, and calls it off. */
final class LeakingSink implements Journey {
  @Override
  public String letter() {
    return "B";
  }

  @Override
  public String title() {
    return "a leaking sink, moved, then cancelled";
  }

  @Override
  public DemoTenant business() {
    return DemoTenant.AVON_PLUMBING;
  }

  @Override
  public void play(Scene scene) {
    ZonedDateTime tuesday = scene.beginOnTuesday();
    Handset sarah = scene.customer("Sarah");
    sarah.write("My sink is leaking, can you come tomorrow in the afternoon?");
    Letter question = sarah.hear();
    unless(question.options().isEmpty(), "times were offered before name and address were asked");

    sarah.write("Sarah Whitfield, 12 Cotham Brow, BS6 6AE");
    Letter offer = sarah.hearUntil(Letter::offersThree, "three times");
    sarah.write("the first one");
    Visit visit = Visit.of(scene, sarah.contact());
    ZonedDateTime booked = visit.stands("SCHEDULED");
    unless(
        booked.toLocalDate().equals(tuesday.toLocalDate().plusDays(1))
            && !booked.toLocalTime().isBefore(Visit.NOON),
        "the visit is not tomorrow afternoon: " + booked);
    unless(offer.optionNames(1, booked), "the first time offered is not the one booked");
    unless(sarah.hear().names(booked), "the confirmation does not say when");
    visit.isInTheCalendar();

    ZonedDateTime moved = move(scene, sarah, visit, booked);
    cancel(sarah, visit);
    scene.moveTo(moved.minus(Duration.ofHours(1)).toInstant());
    sarah.hearNothingMore();
  }

  private static ZonedDateTime move(Scene scene, Handset sarah, Visit visit, ZonedDateTime booked) {
    sarah.write("actually can we move it to Friday morning?");
    Letter offer = sarah.hearUntil(Letter::offersThree, "three times of Friday morning");
    sarah.write("the second one please");
    ZonedDateTime moved = visit.moved(booked);
    unless(
        moved.getDayOfWeek() == DayOfWeek.FRIDAY && moved.toLocalTime().isBefore(LocalTime.NOON),
        "the visit is not on Friday morning: " + moved);
    unless(offer.optionNames(2, moved), "the second time offered is not the one booked");
    unless(sarah.hear().names(moved), "the answer does not say when");
    visit.isInTheCalendar();
    return moved;
  }

  private static void cancel(Handset sarah, Visit visit) {
    sarah.write("cancel it please");
    sarah.isAnswered();
    sarah.write("yes");
    var unused = visit.stands("CANCELLED");
    sarah.isAnswered();
    visit.isGoneFromTheCalendar();
  }
}
