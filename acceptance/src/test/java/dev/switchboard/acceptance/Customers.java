package dev.switchboard.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A business's customers, as it sees them. */
final class Customers {
  private Customers() {}

  /**
   * @param conversations conversation-service, as one of the business's people
   * @param phone digits only, as WhatsApp has it
   */
  static Optional<JsonNode> find(Http conversations, String phone) {
    return conversations
        .get("/v1/crm/customers?limit=100")
        .path("items")
        .valueStream()
        .filter(customer -> customer.path("phone").asText().equals("+" + phone))
        .findFirst();
  }

  static String id(JsonNode customer) {
    return customer.path("customerId").asText();
  }
}
