package dev.switchboard.conversation.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conversation.whatsapp.InboundMessage.Context;
import dev.switchboard.conversation.whatsapp.InboundMessage.Referral;
import org.jspecify.annotations.Nullable;

/** Reads what every message has, whatever it is made of (protocols.md 1.5, common members). */
final class MessageReader {
  private MessageReader() {}

  static InboundMessage read(String id, Sender sender, JsonNode message) {
    return new InboundMessage(
        id,
        sender,
        Fields.instant(message, "timestamp"),
        ContentReader.read(message),
        context(message.path("context")),
        referral(message.path("referral")),
        Fields.errors(message),
        Fields.id(message, "group_id"));
  }

  private static Context context(JsonNode node) {
    if (!node.isObject()) {
      return Context.NONE;
    }
    return new Context(
        Fields.id(node, "id"),
        Fields.flag(node, "forwarded") || Fields.flag(node, "frequently_forwarded"),
        Fields.id(node.path("referred_product"), "product_retailer_id"));
  }

  private static @Nullable Referral referral(JsonNode node) {
    if (!node.isObject() || node.isEmpty()) {
      return null;
    }
    return new Referral(
        Fields.nonEmpty(node, "source_type", Fields.ID),
        Fields.nonEmpty(node, "source_id", Fields.ID),
        Fields.nonEmpty(node, "source_url", Fields.LABEL),
        Fields.nonEmpty(node, "headline", Fields.ID),
        Fields.nonEmpty(node, "body", Fields.LABEL),
        Fields.nonEmpty(node, "ctwa_clid", Fields.ID));
  }
}
