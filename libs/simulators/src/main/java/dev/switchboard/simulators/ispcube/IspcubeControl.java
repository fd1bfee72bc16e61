package dev.switchboard.simulators.ispcube;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.RefusedException;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import java.util.Map;

/** {@code /_control/ispcube/...}. */
final class IspcubeControl {
  private static final String CUSTOMERS = "/_control/ispcube/customers/";
  private static final String ONLINE = "/_control/ispcube/online/";

  private final Access access;
  private final Installation installation;
  private final IspcubeApi api;

  IspcubeControl(Access access, Installation installation, IspcubeApi api) {
    this.access = access;
    this.installation = installation;
    this.api = api;
  }

  Reply answer(Request request) {
    if (request.path().startsWith(CUSTOMERS)) {
      return customer(request, id(request.path().substring(CUSTOMERS.length())));
    }
    if (request.method().equals("PUT") && request.path().startsWith(ONLINE)) {
      boolean isOnline = request.object().path("online").asBoolean();
      installation.setOnline(request.path().substring(ONLINE.length()), isOnline);
      return Reply.nothing();
    }
    return switch (request.route()) {
      case "PUT /_control/ispcube/settings" -> settle(request.object());
      case "POST /_control/ispcube/expire-tokens" -> expire();
      case "GET /_control/ispcube/requests" -> requests();
      case "GET /_control/ispcube/tickets" -> array("tickets", installation.tickets(_ -> true));
      case "GET /_control/ispcube/promises" -> array("promises", installation.promises());
      default -> throw new RefusedException("there is no " + request.route());
    };
  }

  private Reply customer(Request request, int id) {
    return switch (request.method()) {
      case "PUT" -> Reply.json(200, installation.put(id, request.object()));
      case "DELETE" -> {
        installation.remove(id);
        yield Reply.nothing();
      }
      default -> throw new RefusedException("there is no " + request.route());
    };
  }

  private Reply settle(ObjectNode body) {
    access.settle(access.settings().changedBy(body));
    return Reply.nothing();
  }

  private Reply expire() {
    access.expireTokens();
    return Reply.nothing();
  }

  private Reply requests() {
    Map<String, Long> byPath = api.requests();
    ObjectNode json = Json.object();
    json.put("total", byPath.values().stream().mapToLong(Long::longValue).sum());
    return Reply.json(200, json.set("byPath", Json.tree(byPath)));
  }

  private static Reply array(String name, Iterable<ObjectNode> rows) {
    ArrayNode array = Json.array();
    rows.forEach(array::add);
    return Reply.json(200, Json.object().set(name, array));
  }

  private static int id(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new RefusedException("a customer's id is a number");
    }
    return Integer.parseInt(text);
  }
}
