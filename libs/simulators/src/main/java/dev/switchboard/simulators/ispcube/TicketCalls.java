package dev.switchboard.simulators.ispcube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import dev.switchboard.simulators.time.SimulatedClock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Tickets, protocols.md 4.4. Like the real ones, they are created anew with every POST. */
final class TicketCalls {
  private static final ZoneId LOCAL = ZoneId.of("America/Argentina/Buenos_Aires");
  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(LOCAL);
  private static final int OPEN = 1;
  private static final int CLOSED = 3;
  private static final String NONE = "Ticket no encontrado";

  private final Installation installation;
  private final CustomerCalls customers;
  private final SimulatedClock clock;

  TicketCalls(Installation installation, CustomerCalls customers, SimulatedClock clock) {
    this.installation = installation;
    this.customers = customers;
    this.clock = clock;
  }

  Reply tickets(Request request) {
    return Answers.list(installation.tickets(it -> isAsked(it, request)), NONE);
  }

  /** The list with the customer and the names of the catalogue in it; local time without zone. */
  Reply list(Request request) {
    boolean closed = request.parameter("closed").orElse("0").equals("1");
    List<ObjectNode> rows =
        installation.tickets(it -> closed == (it.path("ticket_status_id").asInt() == CLOSED));
    rows.forEach(this::embed);
    return Answers.list(rows, NONE);
  }

  Reply open(Request request) {
    ObjectNode body = Json.readObject(request.body()).orElseGet(Json::object);
    if (installation.customer(body.path("customer_id").asInt()).isEmpty()) {
      return Answers.invalid("customer_id", "El cliente no existe");
    }
    if (named("ticket_category", body.path("ticket_category_id").asInt()).isEmpty()) {
      return Answers.invalid("ticket_category_id", "La categoria no existe");
    }
    ObjectNode ticket = Json.object();
    ticket.put("ticket_area_id", 1).put("ticket_priority_id", 1).put("ticket_status_id", OPEN);
    ticket.putNull("connection_id").putNull("closed_date").putNull("visit_date");
    ticket.putNull("deleted_at").put("price", "0.00").put("customer_created", 0);
    ticket.setAll(
        body.deepCopy().remove(List.of("item_content", "internal_item_content", "files")));
    ticket.put("created_at", now());
    ticket.putArray("items");
    addItem(ticket, body.path("item_content"), 0);
    addItem(ticket, body.path("internal_item_content"), 1);
    return Answers.ok(installation.open(ticket));
  }

  Reply change(Request request, int id) {
    Optional<ObjectNode> found =
        installation.tickets(it -> it.path("id").asInt() == id).stream().findFirst();
    if (found.isEmpty()) {
      return Answers.missing(NONE);
    }
    ObjectNode ticket = found.get();
    ObjectNode body = Json.readObject(request.body()).orElseGet(Json::object);
    ticket.setAll(body.deepCopy().remove(List.of("new_item_content")));
    ticket.put("id", id);
    addItem(ticket, body.path("new_item_content"), 0);
    installation.replace(ticket);
    return Answers.ok(ticket);
  }

  private boolean isAsked(ObjectNode ticket, Request request) {
    boolean byCustomer =
        List.of("customer_id", "code", "doc_number").stream()
            .anyMatch(it -> request.parameter(it).isPresent());
    int customer = customers.one(request).map(it -> it.path("id").asInt()).orElse(-1);
    return (!byCustomer || ticket.path("customer_id").asInt() == customer)
        && is(ticket, "id", request.parameter("ticket_id"))
        && is(ticket, "ticket_category_id", request.parameter("category"))
        && is(ticket, "ticket_status_id", request.parameter("status"))
        && is(ticket, "ticket_priority_id", request.parameter("priority"))
        && is(ticket, "ticket_area_id", request.parameter("area"));
  }

  private static boolean is(ObjectNode ticket, String member, Optional<String> asked) {
    return asked.map(it -> ticket.path(member).asText().equals(it)).orElse(true);
  }

  private void embed(ObjectNode ticket) {
    for (String name : List.of("ticket_category", "ticket_status", "ticket_priority")) {
      named(name, ticket.path(name + "_id").asInt()).ifPresent(it -> ticket.set(name, it));
    }
    installation
        .customer(ticket.path("customer_id").asInt())
        .ifPresent(it -> ticket.set("customer", it.without("connections")));
    ticket.put("created_at", LOCAL_TIME.format(Instant.parse(ticket.path("created_at").asText())));
  }

  private Optional<JsonNode> named(String catalogue, int id) {
    return installation.catalogue(catalogue).stream()
        .filter(it -> it.path("id").asInt() == id)
        .findFirst();
  }

  private void addItem(ObjectNode ticket, JsonNode content, int internal) {
    if (!content.asText().isEmpty()) {
      ObjectNode item = ticket.withArray("items").addObject();
      item.set("content", content);
      item.put("internal", internal).put("created_at", now());
      item.putObject("user").put("name", "api");
    }
  }

  private String now() {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
        .withZone(ZoneOffset.UTC)
        .format(clock.instant());
  }
}
