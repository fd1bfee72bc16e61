package dev.switchboard.conversation.tool;

import dev.switchboard.platform.paging.Cursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which calls of a conversation a list shows; every condition that is absent lets all through. */
record ToolCallFilter(
    UUID conversationId,
    @Nullable UUID messageId,
    @Nullable String tool,
    @Nullable Boolean success) {

  /** The query for the rows after the cursor, oldest first. */
  String query(@Nullable Cursor after) {
    List<String> conditions = new ArrayList<>(List.of("conversationId = :conversationId"));
    if (messageId != null) {
      conditions.add("messageId = :messageId");
    }
    if (tool != null) {
      conditions.add("tool = :tool");
    }
    if (success != null) {
      conditions.add("success = :success");
    }
    if (after != null) {
      conditions.add("(createdAt, id) > (:at, :id)");
    }
    return String.join(" and ", conditions) + " order by createdAt, id";
  }

  Map<String, Object> parameters(@Nullable Cursor after) {
    Map<String, Object> parameters = new HashMap<>(Map.of("conversationId", conversationId));
    if (messageId != null) {
      parameters.put("messageId", messageId);
    }
    if (tool != null) {
      parameters.put("tool", tool);
    }
    if (success != null) {
      parameters.put("success", success);
    }
    if (after != null) {
      parameters.put("at", after.instant());
      parameters.put("id", after.id());
    }
    return parameters;
  }
}
