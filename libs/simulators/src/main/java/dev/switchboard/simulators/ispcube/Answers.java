package dev.switchboard.simulators.ispcube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Reply;
import java.util.List;

/** Answers as ISPCube writes them, protocols.md 4.5. */
final class Answers {
  private Answers() {}

  static Reply ok(JsonNode body) {
    return Reply.json(200, body);
  }

  /** An array; none is 404, as for a record. */
  static Reply list(List<? extends JsonNode> rows, String noneFound) {
    if (rows.isEmpty()) {
      return missing(noneFound);
    }
    ArrayNode array = Json.array();
    rows.forEach(array::add);
    return ok(array);
  }

  static Reply missing(String message) {
    return Reply.json(404, Json.object().put("result", true).put("message", message));
  }

  /** A failure with the given status; 200 too is a status of failures here. */
  static Reply failed(int status, String message) {
    return Reply.json(status, Json.object().put("status", false).put("message", message));
  }

  static Reply invalid(String member, String message) {
    var errors = Json.object();
    errors.putObject("errors").putArray(member).add(message);
    return Reply.json(422, errors);
  }

  static Reply ofStatus(int status) {
    return switch (status) {
      case 200 -> failed(200, "No se pudo procesar la consulta");
      case 401 -> Reply.json(401, Json.object().put("message", "Unauthenticated."));
      case 403 -> failed(403, "El usuario no tiene permiso");
      case 404 -> missing("Cliente no encontrado");
      case 429 -> Reply.json(429, Json.object().put("message", "Too Many Attempts."));
      case 502 -> Reply.html(502, "502 Bad Gateway");
      default -> Reply.json(status, Json.object().put("message", "Server Error"));
    };
  }
}
