package dev.switchboard.simulators.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Reply;

/** An error of the Calendar API with its status and reason of protocols.md 3.7. */
record GoogleError(int status, String domain, String reason, String message) {
  static final GoogleError UNAUTHORIZED =
      new GoogleError(401, "global", "authError", "Invalid Credentials");
  static final GoogleError INSUFFICIENT =
      new GoogleError(
          403,
          "global",
          "insufficientPermissions",
          "Request had insufficient authentication scopes.");
  static final GoogleError FORBIDDEN = new GoogleError(403, "global", "forbidden", "Forbidden");
  static final GoogleError NOT_FOUND = new GoogleError(404, "global", "notFound", "Not Found");
  static final GoogleError DUPLICATE =
      new GoogleError(409, "global", "duplicate", "The requested identifier already exists.");
  static final GoogleError DELETED =
      new GoogleError(410, "global", "deleted", "Resource has been deleted");
  static final GoogleError FULL_SYNC_REQUIRED =
      new GoogleError(
          410,
          "calendar",
          "fullSyncRequired",
          "Sync token is no longer valid, a full sync is required.");
  static final GoogleError CHANGED =
      new GoogleError(412, "global", "conditionNotMet", "Precondition Failed");
  static final GoogleError EMPTY_RANGE =
      new GoogleError(400, "global", "timeRangeEmpty", "The specified time range is empty.");

  static GoogleError invalid(String message) {
    return new GoogleError(400, "global", "invalid", message);
  }

  static GoogleError required(String message) {
    return new GoogleError(400, "global", "required", message);
  }

  /** The error a plain HTTP status stands for. */
  static GoogleError ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403, 429 ->
          new GoogleError(status, "usageLimits", "rateLimitExceeded", "Rate Limit Exceeded");
      case 404 -> NOT_FOUND;
      case 409 -> DUPLICATE;
      case 410 -> DELETED;
      case 412 -> CHANGED;
      case 400 -> invalid("Bad Request");
      default -> new GoogleError(status, "global", "backendError", "Backend Error");
    };
  }

  Reply reply() {
    ObjectNode detail = Json.object().put("domain", domain).put("reason", reason);
    detail.put("message", message);
    ObjectNode error = Json.object();
    error.putArray("errors").add(detail);
    error.put("code", status).put("message", message);
    return Reply.json(status, Json.object().set("error", error));
  }
}
