package dev.switchboard.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.Api;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.demo.Handset.Contact;
import dev.switchboard.local.demo.Moment.Found;
import dev.switchboard.local.demo.Moment.TimeMoves;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where a journey plays: a business, its time, its customers' telephones, its owner's desk. */
final class Scene {
  private final World world;
  private final DemoTenant business;
  private final Office office;
  private final List<Handset> handsets = new ArrayList<>();
  private final Set<LocalDate> days = new TreeSet<>();

  Scene(World world, DemoTenant business) {
    this.world = world;
    this.business = business;
    this.office = new Office(world.settings(), business);
  }

  DemoTenant business() {
    return business;
  }

  Office office() {
    return office;
  }

  List<Handset> handsets() {
    return handsets;
  }

  /** The days on which something happened, on the business's calendar. */
  Set<LocalDate> days() {
    return days;
  }

  ZoneId zone() {
    return ZoneId.of(business.profile().get("timeZone"));
  }

  ZonedDateTime now() {
    return world.time().now().atZone(zone());
  }

  /** Goes to the next Tuesday, 09:00, so that a journey is the same every day of the year. */
  ZonedDateTime beginOnTuesday() {
    moveTo(world.time().nextTuesdayAtNine(zone()).toInstant());
    return now();
  }

  void moveTo(Instant then) {
    world.time().moveTo(then);
    ZonedDateTime there = then.atZone(zone());
    days.add(there.toLocalDate());
    world.narrator().tell(new TimeMoves(there));
  }

  /** A customer who has never written before. */
  Handset customer(String name) {
    Contact contact = new Contact(name, freshNumber());
    Handset handset = new Handset(world.whatsapp(), business, contact, world.narrator());
    handsets.add(handset);
    return handset;
  }

  void found(String kind, String line, Map<String, Object> data) {
    world.narrator().tell(new Found(kind, line, data));
  }

  Api ispcube() {
    return world.ispcube();
  }

  /** What stands in the business's calendar at Google. */
  List<JsonNode> calendarEntries() {
    List<JsonNode> entries = new ArrayList<>();
    world
        .google()
        .get("/_control/google/events?calendarId=" + business.calendarId())
        .require()
        .path("events")
        .forEach(entries::add);
    return entries;
  }

  /** Business time never comes again, so neither does the number made of it. */
  private String freshNumber() {
    long minute = world.time().now().getEpochSecond() / 60 + handsets.size();
    return business.mobile(minute);
  }
}
