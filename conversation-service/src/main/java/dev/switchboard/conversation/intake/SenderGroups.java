package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.platform.phone.PhoneNumber;
import dev.switchboard.platform.phone.PhoneNumbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  static List<SenderGroup> of(List<Arrival> arrivals) {
    SenderGroups groups = new SenderGroups();
    List<Place> ofMessages = arrivals.stream().map(groups::joined).toList();
    Map<Place, List<Arrival>> byPerson = new LinkedHashMap<>();
    for (int i = 0; i < arrivals.size(); i++) {
      Place person = groups.root(ofMessages.get(i));
      byPerson.computeIfAbsent(person, unused -> new ArrayList<>()).add(arrivals.get(i));
    }
    return byPerson.values().stream().map(SenderGroup::of).toList();
  }

  /** Joins everything a message calls its sender; answers one of those names. */
  private Place joined(Arrival arrival) {
    List<Place> places = places(arrival);
    Place first = root(places.getFirst());
    for (Place place : places) {
      parents.put(root(place), first);
    }
    return first;
  }

  private Place root(Place place) {
    Place at = place;
    for (Place up = parents.get(at); up != null && !up.equals(at); up = parents.get(at)) {
      at = up;
    }
    return at;
  }

  private static List<Place> places(Arrival arrival) {
    List<Place> places = new ArrayList<>(3);
    for (SenderName name : SenderName.of(arrival.message().sender())) {
      places.add(place(arrival, name.kind() + " " + name.value()));
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
}
