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
  private final List<Scene> beside = new ArrayList<>();
  private final List<Handset> silent = new ArrayList<>();
  private long repeated;
  private int taken;

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

  /** Another business on the same day. */
  Scene beside(DemoTenant other) {
    Scene scene = new Scene(world, other);
    scene.days.add(scene.now().toLocalDate());
    beside.add(scene);
    return scene;
  }

  /** This one and those beside it. */
  List<Scene> all() {
    List<Scene> all = new ArrayList<>(beside);
    all.addFirst(this);
    return all;
  }

  /** A customer who has never written before. */
  Handset customer(String name) {
    return add(handset(new Contact(name, freshNumber())));
  }

  /** The same, known to WhatsApp by a user id only: whoever wants no number to be told. */
  Handset customerWithoutNumber() {
    String userId = business.profile().get("country") + "." + freshNumber();
    return add(handset(new Contact(SignedDelivery.nameOf(userId), userId)));
  }

  /** Somebody who is to stay unknown to the business. */
  Handset stranger() {
    return handset(new Contact("a stranger", freshNumber()));
  }

  /** The owner's own telephone; it hears what comes from now on. */
  Handset owner() {
    return handset(new Contact(business.ownerName(), business.ownerPhone())).fromNowOn();
  }

  /** From here on they hear nothing more until the play is over, which is when it is looked at. */
  void staySilent(Handset... handsets) {
    silent.addAll(List.of(handsets));
  }

  /**
   * Those that were to stay silent did, for a while at least.
   *
   * @throws JourneyFailedException when one did not
   */
  void stayedSilent() {
    silent.forEach(Handset::heardNothingMore);
  }

  private Handset add(Handset handset) {
    handsets.add(handset);
    return handset;
  }

  private Handset handset(Contact contact) {
    return new Handset(world.whatsapp(), business, contact, world.narrator());
  }

  /** So many deliveries more were posted a second time, and not by WhatsApp's simulator. */
  void repeated(long deliveries) {
    repeated += deliveries;
  }

  long repeated() {
    return repeated;
  }

  Webhook webhook() {
    return new Webhook(world.settings());
  }

  Admin admin() {
    return world.admin();
  }

  Api whatsapp() {
    return world.whatsapp();
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
    long minute = world.time().now().getEpochSecond() / 60 + taken;
    taken++;
    return business.mobile(minute);
  }
}
