package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Buttons and lists, protocols.md 1.8. */
final class InteractiveRules {
  private InteractiveRules() {}

  static void check(JsonNode interactive) {
    String type = interactive.path("type").asText().toLowerCase(Locale.ROOT);
    if (interactive.path("header").path("type").asText().equals("text")) {
      SendRules.text(interactive.path("header"), "text", 1, 60);
    }
    SendRules.text(interactive.path("footer"), "text", 0, 60);
    switch (type) {
      case "button" -> buttons(interactive);
      case "list" -> list(interactive);
      case "cta_url", "flow", "location_request_message" ->
          SendRules.text(interactive.path("body"), "text", 1, 1024);
      default -> throw Refusal.invalid("Interactive type '%s' is not valid.".formatted(type));
    }
  }

  private static void buttons(JsonNode interactive) {
    SendRules.text(interactive.path("body"), "text", 1, 1024);
    List<JsonNode> replies = new ArrayList<>();
    for (JsonNode button : interactive.path("action").path("buttons")) {
      if (!button.path("type").asText().equals("reply")) {
        throw Refusal.invalid("Button type must be reply.");
      }
      SendRules.text(button.path("reply"), "id", 1, 256);
      SendRules.text(button.path("reply"), "title", 1, 20);
      replies.add(button.path("reply"));
    }
    SendRules.count("Button", replies.size(), 1, 3);
    SendRules.distinct("Button", replies);
  }

  private static void list(JsonNode interactive) {
    SendRules.text(interactive.path("body"), "text", 1, 4096);
    JsonNode action = interactive.path("action");
    SendRules.text(action, "button", 1, 20);
    JsonNode sections = action.path("sections");
    SendRules.count("Section", sections.size(), 1, 10);
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode section : sections) {
      SendRules.text(section, "title", sections.size() > 1 ? 1 : 0, 24);
      section.path("rows").forEach(rows::add);
    }
    SendRules.count("Row", rows.size(), 1, 10);
    rows.forEach(InteractiveRules::row);
    SendRules.distinct("Row", rows);
  }

  private static void row(JsonNode row) {
    SendRules.text(row, "id", 1, 200);
    SendRules.text(row, "title", 1, 24);
    SendRules.text(row, "description", 0, 72);
  }
}
