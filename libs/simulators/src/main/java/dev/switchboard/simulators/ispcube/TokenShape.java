package dev.switchboard.simulators.ispcube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Reply;

/** How {@code sanctum/token} writes its answer; installations differ (protocols.md 4.1). */
public enum TokenShape {
  /** <code>{"token":"145237|..."}</code>, as seen in production. */
  OBJECT,
  /** The bare text, as in the vendor's page. */
  TEXT,
  /** <code>{"data":{"token":...}}</code>. */
  NESTED,
  /** <code>{"access_token":...}</code>. */
  ACCESS_TOKEN;

  Reply reply(String token) {
    ObjectNode json = Json.object();
    return switch (this) {
      case OBJECT -> Reply.json(200, json.put("token", token));
      case TEXT -> Reply.text(200, token);
      case NESTED -> {
        json.putObject("data").put("token", token);
        yield Reply.json(200, json);
      }
      case ACCESS_TOKEN -> Reply.json(200, json.put("access_token", token));
    };
  }
}
