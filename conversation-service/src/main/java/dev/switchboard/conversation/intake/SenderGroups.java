package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.phone.PhoneNumbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote the messages of a poll. Messages that share any name are one person's, also when that
 * takes a third message to see: one names him by number, one by user id, one by both.
 */
final class SenderGroups {
  private final Map<Place, Place> parents = new HashMap<>();

  private SenderGroups() {}

  /** A name where it counts, or all spellings of a number as one. */
  private record Place(TenantId tenantId, ChannelKind channel, String name) {}

  /** Each person with his messages, which keep their order. */
  static Map<SenderGroup, List<Arrival>> of(List<Arrival> arrivals) {
    SenderGroups groups = new SenderGroups();
    arrivals.forEach(groups::join);
    Map<Place, List<Arrival>> byPerson = new LinkedHashMap<>();
    for (Arrival arrival : arrivals) {
      Place person = groups.root(places(arrival).getFirst());
      byPerson.computeIfAbsent(person, unused -> new ArrayList<>()).add(arrival);
    }
    Map<SenderGroup, List<Arrival>> result = new LinkedHashMap<>();
    byPerson.values().forEach(messages -> result.put(group(messages), messages));
    return result;
  }

  private void join(Arrival arrival) {
    List<Place> places = places(arrival);
    Place first = root(places.getFirst());
    for (Place place : places) {
      parents.put(root(place), first);
    }
  }

  private Place root(Place place) {
    Place at = place;
    for (Place up = parents.get(at); up != null && !up.equals(at); up = parents.get(at)) {
      at = up;
    }
    return at;
  }

  private static List<Place> places(Arrival arrival) {
    List<Place> places = new ArrayList<>();
    for (SenderName name : SenderName.of(arrival.message().sender())) {
      places.add(place(arrival, name.toString()));
      if (name.kind() == SenderName.Kind.WA_ID) {
        PhoneNumbers.fromWaId(name.value())
            .ifPresent(phone -> places.add(place(arrival, spellings(phone))));
      }
    }
    return places;
  }

  private static Place place(Arrival arrival, String name) {
    return new Place(arrival.channel().tenantId(), arrival.channel().kind(), name);
  }

  /** Two senders who differ in spelling only would be one customer, were they to come apart. */
  private static String spellings(PhoneNumber phone) {
    return PhoneNumbers.candidates(phone).stream()
        .map(PhoneNumber::e164)
        .sorted()
        .toList()
        .getFirst();
  }

  private static SenderGroup group(List<Arrival> messages) {
    IntakeChannel channel = messages.getFirst().channel();
    TreeSet<SenderName> names = new TreeSet<>();
    String profileName = null;
    Instant lastAt = messages.getFirst().countsAt();
    for (Arrival message : messages) {
      names.addAll(SenderName.of(message.message().sender()));
      profileName = newer(profileName, message.message().sender().name());
      lastAt = lastAt.isAfter(message.countsAt()) ? lastAt : message.countsAt();
    }
    return new SenderGroup(
        channel.tenantId(), channel.kind(), List.copyOf(names), profileName, lastAt);
  }

  private static @Nullable String newer(@Nullable String before, @Nullable String now) {
    return now == null || now.isBlank() ? before : now.strip();
  }
}
