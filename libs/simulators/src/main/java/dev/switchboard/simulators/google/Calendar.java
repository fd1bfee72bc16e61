package dev.switchboard.simulators.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A calendar's events, protocols.md 3.3. A deleted event stays, cancelled, and its id stays taken.
 * Every method is one step that no other caller sees half done.
 */
final class Calendar {
  private static final List<String> READ_ONLY =
      List.of("kind", "etag", "htmlLink", "created", "updated", "creator", "organizer", "sequence");

  private final String id;
  private final ZoneId zone;
  private final Map<String, ObjectNode> events = new LinkedHashMap<>();
  private long revision;
  private long oldestSyncToken;

  Calendar(String id, ZoneId zone) {
    this.id = id;
    this.zone = zone;
  }

  String id() {
    return id;
  }

  ZoneId zone() {
    return zone;
  }

  synchronized ObjectNode insert(ObjectNode given, String creator, Instant now) {
    EventRules.check(given, zone);
    String eventId = given.path("id").asText(UUID.randomUUID().toString().replace("-", ""));
    if (events.containsKey(eventId)) {
      throw new Refusal(GoogleError.DUPLICATE);
    }
    ObjectNode event = Json.object().put("kind", "calendar#event").put("etag", "");
    event.put("id", eventId).put("status", "confirmed");
    event.put("htmlLink", "https://www.google.com/calendar/event?eid=" + eventId);
    event.put("created", now.truncatedTo(ChronoUnit.SECONDS).toString());
    event.putObject("creator").put("email", creator);
    event.putObject("organizer").put("email", id).put("self", true);
    event.put("iCalUID", eventId + "@google.com").put("sequence", 0);
    event.putObject("reminders").put("useDefault", true);
    event.put("eventType", "default");
    event.setAll(writable(given));
    event.put("id", eventId);
    return stored(event, now);
  }

  synchronized Optional<ObjectNode> find(String eventId) {
    return Optional.ofNullable(events.get(eventId)).map(ObjectNode::deepCopy);
  }

  /** Merges members in; an array is replaced whole, null removes. */
  synchronized ObjectNode patch(
      String eventId, ObjectNode changes, Optional<String> ifMatch, Instant now) {
    ObjectNode event = changeable(eventId, ifMatch).deepCopy();
    merge(event, writable(changes));
    return changed(eventId, event, now);
  }

  /** Replaces what the caller may write. */
  synchronized ObjectNode update(
      String eventId, ObjectNode given, Optional<String> ifMatch, Instant now) {
    ObjectNode before = changeable(eventId, ifMatch);
    ObjectNode event = writable(given);
    for (String kept : List.of("kind", "htmlLink", "created", "creator", "organizer", "iCalUID")) {
      event.set(kept, before.get(kept));
    }
    event.put("status", given.path("status").asText("confirmed"));
    event.set("sequence", before.get("sequence"));
    event.put("eventType", "default");
    return changed(eventId, event, now);
  }

  synchronized void delete(String eventId, Optional<String> ifMatch, Instant now) {
    ObjectNode event = require(eventId);
    if (isCancelled(event)) {
      throw new Refusal(GoogleError.DELETED);
    }
    requireMatch(event, ifMatch);
    var unused = stored(event.deepCopy().put("status", "cancelled"), now);
  }

  /** All events, deleted ones too, oldest first. */
  synchronized List<ObjectNode> events() {
    return events.values().stream().map(ObjectNode::deepCopy).toList();
  }

  synchronized long revision() {
    return revision;
  }

  /** The revision before which nobody can ask what has changed since. */
  synchronized long oldestSyncToken() {
    return oldestSyncToken;
  }

  synchronized void endSyncTokens() {
    revision++;
    oldestSyncToken = revision;
  }

  /** Nobody is told that they are gone: tokens end with them. */
  synchronized void clear() {
    events.clear();
    endSyncTokens();
  }

  static boolean isCancelled(JsonNode event) {
    return event.path("status").asText().equals("cancelled");
  }

  /** The revision of its last change; the number in its etag. */
  static long revisionOf(JsonNode event) {
    return Long.parseLong(event.path("etag").asText().replace("\"", ""));
  }

  private ObjectNode changed(String eventId, ObjectNode event, Instant now) {
    event.put("id", eventId).put("sequence", event.path("sequence").asInt() + 1);
    EventRules.check(event, zone);
    return stored(event, now);
  }

  private ObjectNode stored(ObjectNode event, Instant now) {
    revision++;
    event.put("etag", "\"" + revision + "\"");
    event.put("updated", EventRules.millis(now));
    events.put(event.path("id").asText(), event);
    return event.deepCopy();
  }

  private ObjectNode changeable(String eventId, Optional<String> ifMatch) {
    ObjectNode event = require(eventId);
    if (isCancelled(event)) {
      throw new Refusal(GoogleError.FORBIDDEN);
    }
    requireMatch(event, ifMatch);
    return event;
  }

  private ObjectNode require(String eventId) {
    ObjectNode event = events.get(eventId);
    if (event == null) {
      throw new Refusal(GoogleError.NOT_FOUND);
    }
    return event;
  }

  private static void requireMatch(ObjectNode event, Optional<String> ifMatch) {
    if (ifMatch.isPresent()
        && !ifMatch.get().equals("*")
        && !ifMatch.get().equals(event.path("etag").asText())) {
      throw new Refusal(GoogleError.CHANGED);
    }
  }

  /** What a caller sends back of what only Google writes is ignored. */
  private static ObjectNode writable(ObjectNode given) {
    return given.deepCopy().remove(READ_ONLY);
  }

  private static void merge(ObjectNode target, ObjectNode changes) {
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      JsonNode before = target.get(change.getKey());
      if (change.getValue().isNull()) {
        target.remove(change.getKey());
      } else if (before instanceof ObjectNode object
          && change.getValue() instanceof ObjectNode to) {
        merge(object, to);
      } else {
        target.set(change.getKey(), change.getValue());
      }
    }
  }
}
