package dev.switchboard.simulators.ispcube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import dev.switchboard.simulators.time.SimulatedClock;
import java.time.Duration;
import java.util.List;

/**
 * Connections and who is online. The answers of {@code radius} are not in the vendor's page as far
 * as it is known; here they carry the members of a RADIUS accounting record, and whoever is offline
 * is not found.
 */
final class ConnectionCalls {
  private static final String NOT_FOUND = "Conexion no encontrada";
  private static final Duration ONLINE_SINCE = Duration.ofHours(30);

  private final Installation installation;
  private final CustomerCalls customers;
  private final SimulatedClock clock;

  ConnectionCalls(Installation installation, CustomerCalls customers, SimulatedClock clock) {
    this.installation = installation;
    this.customers = customers;
    this.clock = clock;
  }

  Reply connection(Request request, boolean asArray) {
    List<ObjectNode> found = installation.connections(it -> isAsked(it, request));
    return found.size() == 1 && !asArray
        ? Answers.ok(found.getFirst())
        : Answers.list(found, NOT_FOUND);
  }

  Reply list() {
    return Answers.list(installation.connections(_ -> true), NOT_FOUND);
  }

  Reply count() {
    return Answers.ok(Json.object().put("count", installation.connections(_ -> true).size()));
  }

  Reply onlineUsers() {
    return Answers.list(
        installation.connections(it -> installation.isOnline(it.path("user").asText())).stream()
            .map(this::session)
            .toList(),
        "No hay usuarios conectados");
  }

  /** {@code /radius/online_user/{attribute}/{value}}. */
  Reply onlineUser(String attribute, String value) {
    String member = attribute.contains("ip") ? "ip" : "user";
    return installation.connections(it -> it.path(member).asText().equals(value)).stream()
        .filter(it -> installation.isOnline(it.path("user").asText()))
        .findFirst()
        .map(it -> Answers.ok(session(it)))
        .orElseGet(() -> Answers.missing("Usuario no conectado"));
  }

  private boolean isAsked(ObjectNode connection, Request request) {
    if (request.parameter("connection_id").isPresent()) {
      return connection.path("id").asText().equals(request.parameter("connection_id").get());
    }
    if (request.parameter("ip_address").isPresent()) {
      return connection.path("ip").asText().equals(request.parameter("ip_address").get());
    }
    return customers
        .one(request)
        .filter(it -> it.path("id").asInt() == connection.path("customer_id").asInt())
        .isPresent();
  }

  private ObjectNode session(ObjectNode connection) {
    ObjectNode session = Json.object();
    session.set("username", connection.get("user"));
    session.set("framedipaddress", connection.get("ip"));
    session.put("nasipaddress", "10.20." + connection.path("node_id").asInt() + ".1");
    session.put("acctstarttime", clock.instant().minus(ONLINE_SINCE).toString());
    session.put("acctsessiontime", ONLINE_SINCE.toSeconds());
    return session.put(
        "callingstationid", "02:00:00:00:10:%02x".formatted(connection.path("id").asInt() % 256));
  }
}
