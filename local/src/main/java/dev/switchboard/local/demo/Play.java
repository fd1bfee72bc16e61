package dev.switchboard.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.Waiting;
import dev.switchboard.local.demo.Moment.Begins;
import dev.switchboard.local.demo.Moment.Ends;
import dev.switchboard.local.demo.Moment.Summary;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All journeys, one after the other, while WhatsApp delivers everything twice. */
final class Play {
  private static final String OK = "ok";
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final World world;
  private final Map<String, String> results = new TreeMap<>();
  private final Map<String, Scene> scenes = new LinkedHashMap<>();
  private long discrepancy;

  Play(World world) {
    this.world = world;
  }

  /** Whether everything was as it should be. */
  boolean run(List<Journey> journeys) {
    long repeatedBefore = repeated();
    long sentBefore = sent();
    deliverTwice();
    try {
      journeys.forEach(this::play);
    } finally {
      deliverOnce();
    }
    scenes.forEach(this::staysSilent);
    Summary summary =
        new Summary(
            results,
            written(),
            sent() - sentBefore,
            appointments(),
            repeated() - repeatedBefore + scenes().mapToLong(Scene::repeated).sum(),
            discrepancy);
    world.narrator().tell(summary);
    return discrepancy == 0 && results.values().stream().allMatch(OK::equals);
  }

  private void play(Journey journey) {
    Scene scene = new Scene(world, journey.business());
    scenes.put(journey.letter(), scene);
    world
        .narrator()
        .tell(new Begins(journey.letter(), journey.business().shownName(), journey.title()));
    String result = result(() -> play(journey, scene));
    results.put(journey.letter(), result);
    world.narrator().tell(new Ends(journey.letter(), result));
  }

  private void play(Journey journey, Scene scene) {
    journey.play(scene);
    scene.all().forEach(this::settle);
  }

  /** A journey that went well ends once more when there was a letter too many after it. */
  private void staysSilent(String journey, Scene scene) {
    String result = result(scene::stayedSilent);
    if (!OK.equals(result) && results.replace(journey, OK, result)) {
      world.narrator().tell(new Ends(journey, result));
    }
  }

  private static String result(Runnable played) {
    try {
      played.run();
      return OK;
    } catch (JourneyFailedException | IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Each message was delivered at least twice and is there once. */
  private void settle(Scene scene) {
    scene.handsets().forEach(handset -> Correspondence.of(scene, handset).isWhole());
    discrepancy += new Bill(scene).show();
  }

  private long appointments() {
    return scenes()
        .flatMap(
            scene ->
                scene.handsets().stream()
                    .map(handset -> scene.office().customer(handset.contact()))
                    .map(customer -> scene.office().appointments(customer).size()))
        .mapToLong(Integer::longValue)
        .sum();
  }

  private long written() {
    return scenes().flatMap(scene -> scene.handsets().stream()).mapToLong(Handset::written).sum();
  }

  private Stream<Scene> scenes() {
    return scenes.values().stream().flatMap(scene -> scene.all().stream());
  }

  private void deliverTwice() {
    Map<String, Object> fault =
        Map.of("mode", "DUPLICATE", "target", "WEBHOOK", "durationMs", 3_600_000);
    var unused = world.whatsapp().post("/_control/faults", fault).require();
  }

  /** Also waits until nothing is on its way any more. */
  private void deliverOnce() {
    var unused = world.whatsapp().delete("/_control/faults").require();
    var unused2 = Waiting.until(PATIENCE, () -> deliveries().path("pending").asLong() == 0);
  }

  private long repeated() {
    return deliveries().path("repeated").asLong();
  }

  private JsonNode deliveries() {
    return world.whatsapp().get("/_control/whatsapp/deliveries").require();
  }

  private long sent() {
    return world.whatsapp().get("/_control/whatsapp/messages").require().path("total").asLong();
  }
}
