package dev.switchboard.conversation.sending;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the provider answered (protocols.md 1.8, 1.10).
 *
 * @param body may be anything: what stands between us and the provider answers too
 */
record WhatsAppAnswer(int status, String body) {
  private static final int LONGEST_REASON = 500;

  /**
   * An error with a code is the provider's own word that it did not take the message. Without one,
   * a success or a 5xx says nothing, and a 4xx says that nobody read what was sent.
   */
  Outcome outcome() {
    JsonObject json = json();
    JsonObject error = object(json, "error");
    if (error != null && error.getValue("code") instanceof Number code) {
      return refused(String.valueOf(code.longValue()), reason(error));
    }
    if (status >= 200 && status < 300) {
      return messageId(json)
          .<Outcome>map(Outcome.Accepted::new)
          .orElseGet(() -> new Outcome.Unknown("answered %d without an id".formatted(status)));
    }
    if (status == 429) {
      return new Outcome.Again(RetryPolicy.BACK_OFF, "HTTP_429", "too many requests");
    }
    return status >= 300 && status < 500
        ? new Outcome.Refused("HTTP_" + status, "refused without a reason")
        : new Outcome.Unknown("answered " + status);
  }

  private static Outcome refused(String code, String reason) {
    RetryPolicy retry = ProviderCodes.retry(code);
    return retry == null
        ? new Outcome.Refused(code, reason)
        : new Outcome.Again(retry, code, reason);
  }

  private JsonObject json() {
    try {
      return new JsonObject(body);
    } catch (DecodeException e) {
      return new JsonObject();
    }
  }

  private static Optional<String> messageId(JsonObject json) {
    if (json.getValue("messages") instanceof JsonArray messages
        && !messages.isEmpty()
        && messages.getValue(0) instanceof JsonObject message
        && message.getValue("id") instanceof String id
        && !id.isBlank()) {
      return Optional.of(id);
    }
    return Optional.empty();
  }

  private static String reason(JsonObject error) {
    JsonObject data = object(error, "error_data");
    Object details = data == null ? null : data.getValue("details");
    Object reason = details == null ? error.getValue("message") : details;
    String text = String.valueOf(reason);
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
  }

  private static @Nullable JsonObject object(JsonObject json, String name) {
    return json.getValue(name) instanceof JsonObject object ? object : null;
  }
}
