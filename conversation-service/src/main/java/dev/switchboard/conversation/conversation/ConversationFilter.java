package dev.switchboard.conversation.conversation;

import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.platform.paging.Cursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations a list shows; every condition that is absent lets all through.
 *
 * @param customerId those of one customer
 */
record ConversationFilter(@Nullable ConversationStatus status, @Nullable UUID customerId) {

  /** The query for the rows after the cursor, most recently active first. */
  String query(@Nullable Cursor after) {
    List<String> conditions = new ArrayList<>();
    if (status != null) {
      conditions.add("status = :status");
    }
    if (customerId != null) {
      conditions.add("customerId = :customerId");
    }
    if (after != null) {
      conditions.add("(lastMessageAt, id) < (:at, :id)");
    }
    return String.join(" and ", conditions) + " order by lastMessageAt desc, id desc";
  }

  Map<String, Object> parameters(@Nullable Cursor after) {
    Map<String, Object> parameters = new HashMap<>();
    if (status != null) {
      parameters.put("status", status);
    }
    if (customerId != null) {
      parameters.put("customerId", customerId);
    }
    if (after != null) {
      parameters.put("at", after.instant());
      parameters.put("id", after.id());
    }
    return parameters;
  }
}
