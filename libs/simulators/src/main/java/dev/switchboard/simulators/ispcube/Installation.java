package dev.switchboard.simulators.ispcube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is stored in an installation: customers with their connections, bills, tickets, promises.
 */
final class Installation {
  private final List<ObjectNode> customers = new ArrayList<>();
  private final List<ObjectNode> tickets = new ArrayList<>();
  private final List<ObjectNode> promises = new ArrayList<>();
  private final Set<String> online = new HashSet<>();
  private ObjectNode catalogue = Json.object();
  private int lastTicket;

  Installation() {
    reset();
  }

  /** Back to the provider in Buenos Aires. */
  synchronized void reset() {
    catalogue = demo();
    customers.clear();
    catalogue.path("customers").forEach(it -> customers.add((ObjectNode) it));
    online.clear();
    catalogue.path("online").forEach(it -> online.add(it.asText()));
    tickets.clear();
    promises.clear();
    lastTicket = 100;
  }

  synchronized List<ObjectNode> customers(Predicate<ObjectNode> which) {
    return customers.stream().filter(which).map(ObjectNode::deepCopy).toList();
  }

  synchronized Optional<ObjectNode> customer(int id) {
    return customers(it -> it.path("id").asInt() == id).stream().findFirst();
  }

  /** Stores a customer; members that are not given keep their value. */
  synchronized ObjectNode put(int id, ObjectNode changes) {
    ObjectNode customer = customer(id).orElseGet(() -> unremarkable(id));
    customer.setAll(changes);
    customer.put("id", id);
    customers.removeIf(it -> it.path("id").asInt() == id);
    customers.add(customer);
    return customer.deepCopy();
  }

  synchronized void remove(int id) {
    customers.removeIf(it -> it.path("id").asInt() == id);
  }

  /** Living connections, each with its customer's id. */
  synchronized List<ObjectNode> connections(Predicate<ObjectNode> which) {
    return customers.stream().flatMap(Installation::connectionsOf).filter(which).toList();
  }

  synchronized void setOnline(String user, boolean isOnline) {
    if (isOnline) {
      online.add(user);
    } else {
      online.remove(user);
    }
  }

  synchronized boolean isOnline(String user) {
    return online.contains(user);
  }

  /** A named list of the catalogue: plans, nodes, ticket_status and the like. */
  synchronized List<JsonNode> catalogue(String name) {
    return catalogue.path(name).valueStream().toList();
  }

  synchronized List<ObjectNode> tickets(Predicate<ObjectNode> which) {
    return tickets.stream().filter(which).map(ObjectNode::deepCopy).toList();
  }

  /** Stores a ticket under the next id. */
  synchronized ObjectNode open(ObjectNode ticket) {
    lastTicket++;
    ObjectNode stored = ticket.deepCopy().put("id", lastTicket);
    tickets.add(stored);
    return stored.deepCopy();
  }

  synchronized void replace(ObjectNode ticket) {
    tickets.replaceAll(
        it -> it.path("id").asInt() == ticket.path("id").asInt() ? ticket.deepCopy() : it);
  }

  /** Records a promise to pay, unless the customer already has one. */
  synchronized boolean promise(ObjectNode promise) {
    boolean isFirst =
        promises.stream()
            .noneMatch(it -> it.path("customer_id").asInt() == promise.path("customer_id").asInt());
    if (isFirst) {
      promises.add(promise.deepCopy());
    }
    return isFirst;
  }

  synchronized List<ObjectNode> promises() {
    return promises.stream().map(ObjectNode::deepCopy).toList();
  }

  private static Stream<ObjectNode> connectionsOf(ObjectNode customer) {
    return customer
        .path("connections")
        .valueStream()
        .filter(it -> it.path("delete_date").isNull())
        .map(it -> ((ObjectNode) it).deepCopy().set("customer_id", customer.get("id")));
  }

  private static ObjectNode unremarkable(int id) {
    ObjectNode customer = Json.object().put("id", id).put("code", "%06d".formatted(id));
    customer.put("name", "").put("doc_number", "").put("status", "enabled").put("block", 0);
    customer.put("debt", "0.00").put("duedebt", "0.00").put("temporary", 0);
    customer.putNull("deleted_at").putArray("phones");
    customer.putArray("connections");
    return customer;
  }

  private static ObjectNode demo() {
    try (InputStream in = Installation.class.getResourceAsStream("demo.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Json.readObject(text).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
