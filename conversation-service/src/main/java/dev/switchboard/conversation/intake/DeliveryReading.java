package dev.switchboard.conversation.intake;

import dev.switchboard.conversation.intake.SetAside.Disposition;
import dev.switchboard.conversation.whatsapp.InboundMessage;
import dev.switchboard.conversation.whatsapp.InboundStatus;
import dev.switchboard.conversation.whatsapp.ProviderError;
import dev.switchboard.conversation.whatsapp.Unreadable;
import dev.switchboard.conversation.whatsapp.WhatsAppDelivery;
import dev.switchboard.platform.event.ConsumedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the deliveries of a poll, each for the one channel its event is about. */
final class DeliveryReading {
  private final Instant now;
  private final Map<MessageKey, Arrival> messages = new LinkedHashMap<>();
  private final Map<MessageKey, StatusWord> words = new LinkedHashMap<>();
  private final List<SetAside> setAside = new ArrayList<>();
  private int duplicates;
  private int ignoredStatuses;

  private DeliveryReading(Instant now) {
    this.now = now;
  }

  /**
   * @throws DeliveryRefusedException for a delivery that cannot be applied, now or later: it
   *     becomes a dead letter
   */
  static Arrivals of(List<ConsumedEvent> events, Map<UUID, IntakeChannel> channels, Instant now) {
    DeliveryReading reading = new DeliveryReading(now);
    for (ConsumedEvent event : events) {
      IntakeChannel channel = channels.get(event.subject());
      if (channel == null) {
        throw new DeliveryRefusedException("there is no channel " + event.subject());
      }
      reading.read(event.data(), Origin.of(event, channel));
    }
    return reading.arrivals();
  }

  private void read(byte[] body, Origin origin) {
    IntakeChannel channel = origin.channel();
    if (channel.suppressedBecause() != null) {
      for (String original : WhatsAppDelivery.originals(body, channel.address())) {
        String reason = channel.suppressedBecause();
        setAside.add(new SetAside(origin, Disposition.SUPPRESSED, "value", reason, original));
      }
      return;
    }
    switch (WhatsAppDelivery.parse(body, channel.address())) {
      case WhatsAppDelivery.Understood understood -> take(understood, origin);
      case WhatsAppDelivery.NotUnderstood(String reason) ->
          throw new DeliveryRefusedException("not understood: " + reason);
    }
  }

  private void take(WhatsAppDelivery.Understood delivery, Origin origin) {
    for (InboundMessage message : delivery.messages()) {
      Arrival arrival = Arrival.of(origin, message, now);
      duplicates += messages.putIfAbsent(arrival.key(), arrival) == null ? 0 : 1;
    }
    for (InboundStatus status : delivery.statuses()) {
      StatusWord word = StatusWord.of(origin, status, now);
      words.merge(word.key(), word, StatusWord::and);
    }
    for (Unreadable part : delivery.unreadable()) {
      String reason = part.reason().name();
      setAside.add(new SetAside(origin, Disposition.REJECTED, part.part(), reason, part.content()));
    }
    for (ProviderError error : delivery.errors()) {
      String said = "%s: %s".formatted(error.title(), error.details());
      setAside.add(new SetAside(origin, Disposition.PROVIDER_ERROR, "errors", error.code(), said));
    }
    ignoredStatuses += delivery.ignoredStatuses();
  }

  private Arrivals arrivals() {
    List<Arrival> inOrder =
        messages.values().stream().sorted(Comparator.comparing(Arrival::sentAt)).toList();
    return new Arrivals(
        inOrder, List.copyOf(words.values()), setAside, duplicates, ignoredStatuses);
  }
}
