package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.conversation.intake.ConversationRows.Beginning;
import dev.switchboard.conversation.intake.Incoming.ThreadKey;
import dev.switchboard.conversation.intake.MessageRows.Placed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Puts messages into their conversations (features.md C13): the open one of customer and channel,
 * or a new one. From the lock to the end of the transaction nobody else writes to them.
 */
@ApplicationScoped
class Conversations {
  private final ConversationRows rows;
  private final MessageRows messages;

  Conversations(ConversationRows rows, MessageRows messages) {
    this.rows = rows;
    this.messages = messages;
  }

  /**
   * A conversation before and after this poll's messages.
   *
   * @param begun whether this poll began it
   * @param stored its new messages, in sequence
   */
  record Advanced(
      ConversationState before,
      ConversationState after,
      boolean begun,
      List<StoredMessage> stored) {
    Advanced {
      stored = List.copyOf(stored);
    }
  }

  /** Locks also the conversations of the words, which are raised afterwards. */
  Uni<List<Advanced>> store(
      SqlConnection transaction, List<Incoming> incoming, Collection<StatusWord> words) {
    return rows.open(transaction, beginnings(incoming))
        .chain(
            begun ->
                rows.lock(transaction, incoming, words)
                    .chain(locked -> insert(transaction, locked, incoming))
                    .map(placed -> advanced(placed, begun)))
        .call(advanced -> rows.advance(transaction, after(advanced)));
  }

  /** One per thread; its first message is its oldest, because messages are in that order. */
  private static Collection<Beginning> beginnings(List<Incoming> incoming) {
    Map<ThreadKey, Beginning> beginnings = new LinkedHashMap<>();
    for (Incoming message : incoming) {
      beginnings.computeIfAbsent(message.thread(), thread -> new Beginning(Ids.next(), message));
    }
    return beginnings.values();
  }

  /** Stored messages by the conversation they went into. */
  private Uni<Map<ConversationState, List<StoredMessage>>> insert(
      SqlConnection transaction, List<ConversationState> locked, List<Incoming> incoming) {
    Map<ThreadKey, ConversationState> open = new HashMap<>();
    for (ConversationState conversation : locked) {
      if (conversation.status() != ConversationStatus.CLOSED) {
        conversation.thread().ifPresent(thread -> open.put(thread, conversation));
      }
    }
    List<Placed> placed =
        incoming.stream().map(message -> Placed.in(require(open, message), message)).toList();
    return messages.insert(transaction, placed).map(stored -> byConversation(locked, stored));
  }

  private static ConversationState require(
      Map<ThreadKey, ConversationState> open, Incoming message) {
    ConversationState conversation = open.get(message.thread());
    if (conversation == null) {
      throw new LostRaceException("a conversation was closed while a message came in");
    }
    return conversation;
  }

  private static Map<ConversationState, List<StoredMessage>> byConversation(
      List<ConversationState> locked, List<StoredMessage> stored) {
    Map<UUID, ConversationState> byId = new HashMap<>();
    locked.forEach(conversation -> byId.put(conversation.id(), conversation));
    Map<ConversationState, List<StoredMessage>> result = new LinkedHashMap<>();
    for (StoredMessage message : stored) {
      result
          .computeIfAbsent(byId.get(message.conversationId()), unused -> new ArrayList<>())
          .add(message);
    }
    return result;
  }

  private static List<Advanced> advanced(
      Map<ConversationState, List<StoredMessage>> stored, Set<UUID> begun) {
    List<Advanced> result = new ArrayList<>();
    stored.forEach(
        (before, messages) ->
            result.add(
                new Advanced(
                    before, after(before, messages), begun.contains(before.id()), messages)));
    long used = result.stream().filter(Advanced::begun).count();
    if (used < begun.size()) {
      throw new LostRaceException("a conversation was begun for messages that were there already");
    }
    return result;
  }

  private static ConversationState after(ConversationState before, List<StoredMessage> messages) {
    ConversationState after =
        before.with(messages.stream().map(message -> message.incoming().arrival()).toList());
    if (after.totalMessages() != messages.getLast().sequence()) {
      throw new LostRaceException("a message was stored twice at once");
    }
    return after;
  }

  private static List<ConversationState> after(List<Advanced> advanced) {
    return advanced.stream().map(Advanced::after).toList();
  }
}
