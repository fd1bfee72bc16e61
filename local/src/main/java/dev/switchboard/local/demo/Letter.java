package dev.switchboard.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message of the business as it lies on the customer's screen.
 *
 * @param text of a template: its parameters
 * @param options what there is to press, in order
 * @param template its name, if it is one
 */
record Letter(String id, String text, List<String> options, @Nullable String template) {
  Letter {
    options = List.copyOf(options);
  }

  static Letter read(JsonNode sent) {
    JsonNode message = sent.path("message");
    String id = sent.path("id").asText();
    return switch (message.path("type").asText()) {
      case "template" -> ofTemplate(id, message.path("template"));
      case "interactive" -> ofInteractive(id, message.path("interactive"));
      default -> new Letter(id, message.at("/text/body").asText(), List.of(), null);
    };
  }

  /** Whether it names that time of day, as people write it. */
  boolean names(ZonedDateTime time) {
    return mentions(text, time);
  }

  /** Whether the option at that place, from 1, names that time of day. */
  boolean optionNames(int place, ZonedDateTime time) {
    return mentions(options.get(place - 1), time);
  }

  boolean offersThree() {
    return options.size() >= 3;
  }

  private static boolean mentions(String text, ZonedDateTime time) {
    return Stream.of("HH:mm", "H:mm", "h:mm a", "h:mma", "h a", "ha")
        .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.UK).format(time))
        .anyMatch(
            written -> text.toLowerCase(Locale.ROOT).contains(written.toLowerCase(Locale.ROOT)));
  }

  private static Letter ofTemplate(String id, JsonNode template) {
    List<String> parameters = new ArrayList<>();
    template
        .path("components")
        .forEach(
            component ->
                component
                    .path("parameters")
                    .forEach(parameter -> parameters.add(parameter.path("text").asText())));
    return new Letter(
        id, String.join(" | ", parameters), List.of(), template.path("name").asText());
  }

  private static Letter ofInteractive(String id, JsonNode interactive) {
    List<String> options = new ArrayList<>();
    interactive
        .at("/action/buttons")
        .forEach(button -> options.add(button.at("/reply/title").asText()));
    interactive
        .at("/action/sections")
        .forEach(
            section ->
                section
                    .path("rows")
                    .forEach(
                        row ->
                            options.add(
                                (row.path("title").asText()
                                        + " "
                                        + row.path("description").asText())
                                    .strip())));
    return new Letter(id, interactive.at("/body/text").asText(), options, null);
  }
}
