package dev.switchboard.simulators.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Reply;
import java.util.Map;
import java.util.UUID;

/**
 * An error with its code, HTTP status and title of protocols.md 1.10. The same error can refuse a
 * call or be told later in a {@code failed} status.
 */
record MetaError(int code, int status, String title, String details) {
  private static final String HELP =
      "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";
  private static final Map<Integer, MetaError> KNOWN =
      Map.ofEntries(
          known(0, 401, "AuthException", "The app user could not be authenticated."),
          known(2, 503, "API Service", "Temporary due to downtime or due to being overloaded."),
          known(4, 400, "API Too Many Calls", "The app has reached its API call rate limit."),
          known(10, 403, "API Permission Denied", "Permission is not granted or was removed."),
          known(100, 400, "Invalid parameter", "One or more parameters are not supported."),
          known(190, 401, "Access token has expired", "The access token has expired."),
          known(368, 403, "Temporarily blocked for policies violations", "The account is blocked."),
          known(80007, 400, "Rate limit issues", "The account has reached its rate limit."),
          known(130429, 400, "Rate limit hit", "Cloud API message throughput has been reached."),
          known(130472, 400, "User's number is part of an experiment", "The message was not sent."),
          known(131000, 500, "Something went wrong", "The message failed for an unknown error."),
          known(131005, 403, "Access denied", "Permission is not granted or was removed."),
          known(131008, 400, "Required parameter is missing", "A parameter is missing."),
          known(131009, 400, "Parameter value is not valid", "A parameter's value is not valid."),
          known(131016, 500, "Service unavailable", "A service is temporarily unavailable."),
          known(131021, 400, "Recipient cannot be sender", "Sender and recipient are the same."),
          known(131026, 400, "Message undeliverable", "The message could not be delivered."),
          known(131030, 400, "Recipient not in allowed list", "The number is not in the list."),
          known(131031, 403, "Account has been locked", "The account has been locked."),
          known(
              131047,
              400,
              "Re-engagement message",
              "Message failed to send because more than 24 hours have passed since the customer"
                  + " last replied to this number."),
          known(131048, 400, "Spam rate limit hit", "Too many messages were reported as spam."),
          known(131049, 400, "Meta chose not to deliver", "To maintain healthy engagement."),
          known(131051, 400, "Unsupported message type", "The message type is not supported."),
          known(131053, 400, "Media upload error", "The media could not be uploaded."),
          known(131056, 400, "Pair rate limit hit", "Too many messages to the same recipient."),
          known(131057, 500, "Account in maintenance mode", "The account is being upgraded."),
          known(132000, 400, "Template param count mismatch", "The number of parameters differs."),
          known(132001, 404, "Template name does not exist in the translation", "No template."),
          known(133010, 400, "Phone number not registered", "The number is not registered."));

  static MetaError of(int code) {
    MetaError unknown = new MetaError(code, 400, "Unknown error", "An unknown error occurred.");
    return KNOWN.getOrDefault(code, unknown);
  }

  /** The error a plain HTTP status stands for. */
  static MetaError ofStatus(int status) {
    return switch (status) {
      case 429 -> of(130429).answered(429);
      case 500 -> of(131000);
      case 503 -> of(131016).answered(503);
      default -> of(status);
    };
  }

  MetaError because(String reason) {
    return new MetaError(code, status, title, reason);
  }

  Reply reply() {
    ObjectNode error = Json.object();
    error.put("message", "(#%d) %s".formatted(code, title));
    error.put("type", "OAuthException").put("code", code);
    error.set(
        "error_data", Json.object().put("messaging_product", "whatsapp").put("details", details));
    error.put("fbtrace_id", "A" + UUID.randomUUID().toString().replace("-", "").substring(0, 22));
    return Reply.json(status, Json.object().set("error", error));
  }

  /** The member of a {@code failed} status's {@code errors[]}. */
  ObjectNode inStatus() {
    ObjectNode error = Json.object().put("code", code).put("title", title).put("message", title);
    error.set("error_data", Json.object().put("details", details));
    return error.put("href", HELP);
  }

  private MetaError answered(int otherStatus) {
    return new MetaError(code, otherStatus, title, details);
  }

  private static Map.Entry<Integer, MetaError> known(
      int code, int status, String title, String details) {
    return Map.entry(code, new MetaError(code, status, title, details));
  }
}
