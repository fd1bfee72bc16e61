package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import java.util.HashMap;
import java.util.Map;

/** The body of a delivery, protocols.md 1.4: one entry for each business number in it. */
final class Envelope {
  private final ObjectNode root = Json.object().put("object", "whatsapp_business_account");
  private final ArrayNode entries = root.putArray("entry");
  private final Map<String, ObjectNode> values = new HashMap<>();

  void message(BusinessNumber number, ObjectNode contact, ObjectNode message) {
    ObjectNode value = value(number);
    value.withArray("contacts").add(contact);
    value.withArray("messages").add(message);
  }

  void status(BusinessNumber number, ObjectNode status) {
    value(number).withArray("statuses").add(status);
  }

  ObjectNode json() {
    return root;
  }

  private ObjectNode value(BusinessNumber number) {
    return values.computeIfAbsent(number.phoneNumberId(), _ -> newValue(number));
  }

  private ObjectNode newValue(BusinessNumber number) {
    ObjectNode change =
        entries.addObject().put("id", number.wabaId()).withArray("changes").addObject();
    ObjectNode value = change.putObject("value").put("messaging_product", "whatsapp");
    value
        .putObject("metadata")
        .put("display_phone_number", number.displayPhoneNumber())
        .put("phone_number_id", number.phoneNumberId());
    change.put("field", "messages");
    return value;
  }
}
