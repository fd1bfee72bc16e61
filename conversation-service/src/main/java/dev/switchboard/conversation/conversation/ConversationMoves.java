package dev.switchboard.conversation.conversation;

import static dev.switchboard.contracts.conversation.ConversationStatus.AGENT_ACTIVE;
import static dev.switchboard.contracts.conversation.ConversationStatus.AWAITING_CUSTOMER;
import static dev.switchboard.contracts.conversation.ConversationStatus.BOT_ACTIVE;
import static dev.switchboard.contracts.conversation.ConversationStatus.CLOSED;
import static dev.switchboard.contracts.conversation.ConversationStatus.ESCALATED;
import static dev.switchboard.contracts.conversation.ConversationStatus.NEW;
import static dev.switchboard.contracts.conversation.ConversationStatus.RESOLVED;
import static dev.switchboard.contracts.conversation.ConversationStatus.TRANSFERRED;

import dev.switchboard.contracts.conversation.ConversationStatus;
import java.util.Map;
import java.util.Set;

/** The table of features.md C31: which moves a conversation may make. */
public final class ConversationMoves {
  private static final Map<ConversationStatus, Set<ConversationStatus>> ALLOWED =
      Map.of(
          NEW, Set.of(BOT_ACTIVE, AGENT_ACTIVE),
          BOT_ACTIVE, Set.of(AWAITING_CUSTOMER, ESCALATED, AGENT_ACTIVE, RESOLVED),
          AWAITING_CUSTOMER, Set.of(BOT_ACTIVE, ESCALATED, AGENT_ACTIVE, RESOLVED),
          ESCALATED, Set.of(TRANSFERRED, AGENT_ACTIVE, BOT_ACTIVE, RESOLVED),
          TRANSFERRED, Set.of(AGENT_ACTIVE, ESCALATED, RESOLVED),
          AGENT_ACTIVE, Set.of(BOT_ACTIVE, AWAITING_CUSTOMER, TRANSFERRED, RESOLVED),
          RESOLVED, Set.of(BOT_ACTIVE, AGENT_ACTIVE, CLOSED),
          CLOSED, Set.of());

  private ConversationMoves() {}

  /** Staying where it is is no move. */
  public static boolean allows(ConversationStatus from, ConversationStatus to) {
    return ALLOWED.getOrDefault(from, Set.of()).contains(to);
  }

  /**
   * Where a conversation stands once its customer has written (features.md C13): nobody waits for
   * him any more, and a resolved one is open again.
   *
   * @throws IllegalArgumentException for CLOSED: there a message begins another conversation
   */
  public static ConversationStatus afterCustomerWrote(ConversationStatus status, OwnerKind owner) {
    return switch (status) {
      case NEW, BOT_ACTIVE, ESCALATED, TRANSFERRED, AGENT_ACTIVE -> status;
      case AWAITING_CUSTOMER -> owner == OwnerKind.AGENT ? AGENT_ACTIVE : BOT_ACTIVE;
      case RESOLVED -> BOT_ACTIVE;
      case CLOSED -> throw new IllegalArgumentException("a closed conversation takes no message");
    };
  }
}
