package dev.switchboard.conversation.sending;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.contracts.conversation.MessageKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a message of ours says, within WhatsApp's limits (protocols.md 1.8). */
public sealed interface OutgoingContent {
  /** What people read; of a template its text is the provider's, so there is none. */
  @Nullable String text();

  default MessageKind kind() {
    return this instanceof Template ? MessageKind.TEMPLATE : MessageKind.TEXT;
  }

  /** The rest, for {@code message.payload}; {@link #from} reads it back. */
  JsonObject payload();

  /** The content of a stored message. */
  static OutgoingContent from(@Nullable String text, JsonObject payload) {
    if (payload.containsKey("template")) {
      return payload.getJsonObject("template").mapTo(Template.class);
    }
    String body = Objects.requireNonNull(text, "text");
    if (payload.containsKey("buttons")) {
      return new Buttons(
          body,
          payload.getJsonArray("buttons").stream()
              .map(button -> ((JsonObject) button).mapTo(Option.class))
              .toList());
    }
    if (payload.containsKey("choices")) {
      return new Choices(
          body,
          payload.getString("button"),
          payload.getJsonArray("choices").stream()
              .map(choice -> ((JsonObject) choice).mapTo(Option.class))
              .toList());
    }
    return new Text(body);
  }

  /** Plain words. */
  record Text(String text) implements OutgoingContent {
    public Text {
      Limits.text("text", text, 4096);
    }

    @Override
    public JsonObject payload() {
      return new JsonObject();
    }
  }

  /** Words and up to three buttons to answer with. */
  record Buttons(String text, List<Option> buttons) implements OutgoingContent {
    public Buttons {
      Limits.text("text", text, 1024);
      buttons = Limits.count("buttons", buttons, 3);
      buttons.forEach(button -> Limits.text("title", button.title(), 20));
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("buttons", Option.array(buttons));
    }
  }

  /**
   * Words and a list of up to ten to choose from.
   *
   * @param button what opens the list
   */
  record Choices(String text, String button, List<Option> choices) implements OutgoingContent {
    public Choices {
      Limits.text("text", text, 4096);
      Limits.text("button", button, 20);
      choices = Limits.count("choices", choices, 10);
      choices.forEach(choice -> Limits.text("title", choice.title(), 24));
    }

    @Override
    public JsonObject payload() {
      return new JsonObject().put("button", button).put("choices", Option.array(choices));
    }
  }

  /**
   * An approved template, the only thing that may be sent outside the 24 hours.
   *
   * @param language the provider's code: {@code es_AR}
   * @param parameters of its body, in order
   */
  record Template(String name, String language, List<String> parameters)
      implements OutgoingContent {
    public Template {
      Limits.text("name", name, 512);
      Limits.text("language", language, 16);
      parameters = List.copyOf(parameters);
    }

    @Override
    public @Nullable String text() {
      return null;
    }

    @Override
    public JsonObject payload() {
      return new JsonObject()
          .put(
              "template",
              new JsonObject()
                  .put("name", name)
                  .put("language", language)
                  .put("parameters", new JsonArray(parameters)));
    }
  }

  /**
   * One of the answers offered.
   *
   * @param id comes back when the customer takes it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Option(String id, String title, @Nullable String description) {
    public Option {
      Limits.text("id", id, 200);
      Limits.text("title", title, 24);
      if (description != null) {
        Limits.text("description", description, 72);
      }
    }

    static JsonArray array(List<Option> options) {
      JsonArray array = new JsonArray();
      options.forEach(option -> array.add(JsonObject.mapFrom(option)));
      return array;
    }
  }
}
