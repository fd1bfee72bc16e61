package dev.switchboard.bench.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer's message that went through the whole chain.
 *
 * @param messageId the provider's
 * @param posted when it was first sent to us
 * @param replied when WhatsApp took the answer
 * @param counted when billing-service had recorded both as usage
 */
record ChainLink(String messageId, Instant posted, Instant replied, Instant counted) {

  /**
   * A stored message.
   *
   * @param providerMessageId only of a customer's is it looked at
   */
  record Stored(
      UUID id,
      UUID conversation,
      long sequence,
      boolean customers,
      @Nullable String providerMessageId) {}

  /**
   * What was seen from outside, and what billing-service has in its tables.
   *
   * @param posted by the provider's id
   * @param taken by our message's id, as WhatsApp was told it
   * @param used by our message's id
   */
  record Seen(Map<String, Instant> posted, Map<UUID, Instant> taken, Map<UUID, Instant> used) {
    Seen {
      posted = Map.copyOf(posted);
      taken = Map.copyOf(taken);
      used = Map.copyOf(used);
    }
  }

  /** Each customer's message with the first of ours after it, if no other of his is between. */
  static List<ChainLink> whole(List<Stored> stored, Seen seen) {
    Map<UUID, List<Stored>> conversations = new HashMap<>();
    stored.forEach(
        message ->
            conversations
                .computeIfAbsent(message.conversation(), id -> new ArrayList<>())
                .add(message));
    List<ChainLink> links = new ArrayList<>();
    for (List<Stored> conversation : conversations.values()) {
      conversation.sort(Comparator.comparingLong(Stored::sequence));
      for (int i = 0; i + 1 < conversation.size(); i++) {
        ChainLink link = of(conversation.get(i), conversation.get(i + 1), seen);
        if (link != null) {
          links.add(link);
        }
      }
    }
    return links;
  }

  private static @Nullable ChainLink of(Stored written, Stored reply, Seen seen) {
    String id = written.providerMessageId();
    if (!written.customers() || reply.customers() || id == null) {
      return null;
    }
    Instant posted = seen.posted().get(id);
    Instant taken = seen.taken().get(reply.id());
    Instant in = seen.used().get(written.id());
    Instant out = seen.used().get(reply.id());
    if (posted == null || taken == null || in == null || out == null) {
      return null;
    }
    Instant counted = Stream.of(taken, in, out).max(Comparator.naturalOrder()).orElseThrow();
    return new ChainLink(id, posted, taken, counted);
  }
}
