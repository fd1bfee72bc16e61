package dev.switchboard.conversation.tool;

import io.vertx.core.json.JsonObject;
import java.util.Objects;

/**
 * What a service answered.
 *
 * @param body an object; a list is its member {@code items}, and nothing is an empty one
 */
public record HttpAnswer(int status, JsonObject body) {
  public HttpAnswer {
    Objects.requireNonNull(body, "body");
  }

  /** Whether the service did what was asked. */
  boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Whether it refused, as opposed to failed: asked again, it would say the same. */
  boolean isRefusal() {
    return status == 404 || status == 409 || status == 412 || status == 422;
  }

  /** The problem's code, or what stands for it. */
  String code() {
    return body.getString("code", "HTTP_" + status);
  }

  <T> T as(Class<T> type) {
    return RecordJson.read(body, type);
  }

  JsonObject recorded() {
    return new JsonObject().put("status", status).put("body", body);
  }

  static HttpAnswer recorded(JsonObject response) {
    return new HttpAnswer(response.getInteger("status"), response.getJsonObject("body"));
  }
}
