package dev.switchboard.conversation.sending;

import dev.switchboard.conversation.consent.Address;
import dev.switchboard.conversation.sending.OutgoingContent.Buttons;
import dev.switchboard.conversation.sending.OutgoingContent.Choices;
import dev.switchboard.conversation.sending.OutgoingContent.Option;
import dev.switchboard.conversation.sending.OutgoingContent.Template;
import dev.switchboard.conversation.sending.OutgoingContent.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * A message as WhatsApp takes it (protocols.md 1.8).
 *
 * @param phoneNumberId whose number it is sent from
 * @param accessToken open
 */
public record WhatsAppCall(
    UUID messageId, String phoneNumberId, String accessToken, Address to, OutgoingContent content) {

  JsonObject body() {
    JsonObject body =
        new JsonObject()
            .put("messaging_product", "whatsapp")
            .put("recipient_type", "individual")
            .put(to.kind().equals("USER_ID") ? "recipient" : "to", recipient())
            .put("biz_opaque_callback_data", messageId.toString());
    return switch (content) {
      case Text text ->
          body.put("type", "text")
              .put("text", new JsonObject().put("preview_url", false).put("body", text.text()));
      case Buttons buttons -> interactive(body, "button", buttons.text(), action(buttons));
      case Choices choices -> interactive(body, "list", choices.text(), action(choices));
      case Template template -> body.put("type", "template").put("template", template(template));
    };
  }

  /** A wa_id goes back verbatim; a phone without its plus. */
  private String recipient() {
    return to.value().startsWith("+") ? to.value().substring(1) : to.value();
  }

  private static JsonObject interactive(
      JsonObject body, String type, String text, JsonObject action) {
    return body.put("type", "interactive")
        .put(
            "interactive",
            new JsonObject()
                .put("type", type)
                .put("body", new JsonObject().put("text", text))
                .put("action", action));
  }

  private static JsonObject action(Buttons buttons) {
    JsonArray replies = new JsonArray();
    for (Option option : buttons.buttons()) {
      JsonObject reply = new JsonObject().put("id", option.id()).put("title", option.title());
      replies.add(new JsonObject().put("type", "reply").put("reply", reply));
    }
    return new JsonObject().put("buttons", replies);
  }

  private static JsonObject action(Choices choices) {
    JsonObject section = new JsonObject().put("rows", Option.array(choices.choices()));
    return new JsonObject()
        .put("button", choices.button())
        .put("sections", new JsonArray().add(section));
  }

  private static JsonObject template(Template template) {
    JsonObject json =
        new JsonObject()
            .put("name", template.name())
            .put("language", new JsonObject().put("code", template.language()));
    if (template.parameters().isEmpty()) {
      return json;
    }
    JsonArray parameters = new JsonArray();
    template
        .parameters()
        .forEach(text -> parameters.add(new JsonObject().put("type", "text").put("text", text)));
    JsonObject body = new JsonObject().put("type", "body").put("parameters", parameters);
    return json.put("components", new JsonArray().add(body));
  }

  /** Shows neither token nor words. */
  @Override
  public String toString() {
    return "WhatsAppCall[%s]".formatted(messageId);
  }
}
