package dev.switchboard.integration.ispcube;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether a customer has service (protocols.md 4.4). */
public enum AccountStatus {
  ENABLED,
  /** Cut off, usually for debt. */
  BLOCKED,
  NO_SERVICE,
  /** The installation has a word of its own for it. */
  OTHER;

  static AccountStatus of(JsonNode customer) {
    if (customer.path("block").asInt() == 1) {
      return BLOCKED;
    }
    return switch (customer.path("status").asText()) {
      case "enabled" -> ENABLED;
      case "blocked" -> BLOCKED;
      case "no_service" -> NO_SERVICE;
      default -> OTHER;
    };
  }
}
