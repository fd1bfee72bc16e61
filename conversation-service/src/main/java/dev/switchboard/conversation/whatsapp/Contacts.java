package dev.switchboard.conversation.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conversation.whatsapp.Unreadable.Reason;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The people a change introduces. A message finds its own by {@code wa_id} or by user id, never by
 * position: the two lists need not be of one length or in one order (protocols.md 1.4).
 */
final class Contacts {
  private static final int USERNAME = 64;

  private final Map<String, Sender> byWaId = new HashMap<>();
  private final Map<String, Sender> byUserId = new HashMap<>();

  /** Takes a contact in; one without any id introduces nobody, and costs no message. */
  @Nullable Reason add(JsonNode contact) {
    Sender sender =
        sender(
            Fields.id(contact, "wa_id"),
            Fields.id(contact, "user_id"),
            Fields.id(contact, "parent_user_id"),
            contact.path("profile"));
    if (sender != null && sender.waId() != null) {
      byWaId.putIfAbsent(sender.waId(), sender);
    }
    if (sender != null && sender.userId() != null) {
      byUserId.putIfAbsent(sender.userId(), sender);
    }
    return sender == null ? Reason.NO_ID : null;
  }

  /** Who wrote this message, completed by his contact; absent when the message names nobody. */
  @Nullable Sender senderOf(JsonNode message) {
    return introduced(
        Fields.id(message, "from"),
        Fields.id(message, "from_user_id"),
        Fields.id(message, "from_parent_user_id"));
  }

  /** To whom the message of this status went. */
  @Nullable Sender recipientOf(JsonNode status) {
    String parent = Fields.id(status, "recipient_parent_user_id");
    return introduced(
        Fields.id(status, "recipient_id"),
        Fields.id(status, "recipient_user_id"),
        parent != null ? parent : Fields.id(status, "parent_recipient_user_id"));
  }

  private @Nullable Sender introduced(
      @Nullable String waId, @Nullable String userId, @Nullable String parentUserId) {
    Sender contact = userId == null ? null : byUserId.get(userId);
    if (contact == null && waId != null) {
      contact = byWaId.get(waId);
    }
    if (contact == null || contradicts(contact.waId(), waId)) {
      return sender(waId, userId, parentUserId, null);
    }
    return new Sender(
        or(waId, contact.waId()),
        or(userId, contact.userId()),
        or(parentUserId, contact.parentUserId()),
        contact.name(),
        contact.username());
  }

  /** A contact found by one id must not lend another person's other id. */
  private static boolean contradicts(@Nullable String known, @Nullable String said) {
    return known != null && said != null && !known.equals(said);
  }

  private static @Nullable Sender sender(
      @Nullable String waId,
      @Nullable String userId,
      @Nullable String parentUserId,
      @Nullable JsonNode profile) {
    if (waId == null && userId == null) {
      return null;
    }
    String name = profile == null ? null : Fields.nonEmpty(profile, "name", Fields.ID);
    String username = profile == null ? null : Fields.nonEmpty(profile, "username", USERNAME);
    return new Sender(waId, userId, parentUserId, name, username);
  }

  private static @Nullable String or(@Nullable String first, @Nullable String second) {
    return first != null ? first : second;
  }
}
