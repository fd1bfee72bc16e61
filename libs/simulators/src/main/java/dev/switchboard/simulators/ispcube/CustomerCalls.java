package dev.switchboard.simulators.ispcube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.Reply;
import dev.switchboard.simulators.server.Request;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Customers, their bills and their promises. */
final class CustomerCalls {
  private static final String NOT_FOUND = "Cliente no encontrado";
  private static final int NATIONAL_DIGITS = 10;

  private final Installation installation;

  CustomerCalls(Installation installation) {
    this.installation = installation;
  }

  Reply customer(Request request, boolean asArray) {
    Optional<Predicate<ObjectNode>> asked = identification(request);
    if (asked.isEmpty()) {
      return Reply.json(400, Json.object().put("error", "Debe indicar un criterio de busqueda"));
    }
    boolean deletedToo = !request.parameter("deleted").orElse("true").equals("false");
    List<ObjectNode> found =
        installation.customers(asked.get()).stream()
            .filter(it -> deletedToo || it.path("deleted_at").isNull())
            .toList();
    if (found.isEmpty()) {
      return Answers.missing(NOT_FOUND);
    }
    return asArray ? Answers.list(found, NOT_FOUND) : Answers.ok(found.getFirst());
  }

  Reply list(Request request) {
    String document = request.parameter("doc_number").orElse("");
    List<ObjectNode> newestFirst =
        installation
            .customers(it -> document.isEmpty() || it.path("doc_number").asText().equals(document))
            .stream()
            .sorted(Comparator.comparingInt((ObjectNode it) -> it.path("id").asInt()).reversed())
            .skip(number(request, "offset", 0))
            .limit(number(request, "limit", 1000))
            .toList();
    return Answers.list(newestFirst, NOT_FOUND);
  }

  Reply payMethod(Request request) {
    return one(request)
        .map(
            it -> {
              ObjectNode json = Json.object();
              for (String kept :
                  List.of("id", "code", "name", "doc_number", "status", "debt", "duedebt")) {
                json.set(kept, it.get(kept));
              }
              return Answers.ok(json);
            })
        .orElseGet(() -> Answers.missing(NOT_FOUND));
  }

  Reply summary() {
    List<ObjectNode> living = installation.customers(it -> it.path("deleted_at").isNull());
    long connected = living.stream().filter(it -> !it.path("connections").isEmpty()).count();
    ObjectNode json = Json.object().put("customers", living.size());
    json.put("customers_with_active_connection", connected);
    return Answers.ok(json.put("connections", installation.connections(_ -> true).size()));
  }

  /** A second promise of one customer is the failure that comes with 200. */
  Reply promiseToPay(Request request) {
    ObjectNode body = Json.readObject(request.body()).orElseGet(Json::object);
    if (installation.customer(body.path("customer_id").asInt()).isEmpty()) {
      return Answers.invalid("customer_id", "El cliente no existe");
    }
    try {
      var unused = LocalDate.parse(body.path("date").asText());
    } catch (DateTimeParseException e) {
      return Answers.invalid("date", "La fecha no es valida");
    }
    if (!installation.promise(body)) {
      return Answers.failed(200, "El cliente ya tiene un compromiso de pago");
    }
    ObjectNode done = Json.object().put("status", true);
    return Answers.ok(done.put("message", "Compromiso de pago registrado"));
  }

  /** Not JSON: the address of the PDF, as text. */
  Reply lastBill(Request request) {
    return bills(request).stream()
        .findFirst()
        .map(it -> Reply.text(200, it.path("url").asText()))
        .orElseGet(() -> Answers.missing("Comprobante no encontrado"));
  }

  Reply bills(Request request, String noneFound) {
    return Answers.list(bills(request), noneFound);
  }

  /** The one customer a request's parameters tell of. */
  Optional<ObjectNode> one(Request request) {
    return identification(request).flatMap(it -> installation.customers(it).stream().findFirst());
  }

  private List<JsonNode> bills(Request request) {
    int id = one(request).map(it -> it.path("id").asInt()).orElse(-1);
    return installation.catalogue("bills").stream()
        .filter(it -> it.path("customer_id").asInt() == id)
        .toList();
  }

  /** Filters can be combined; none is no question at all. */
  private static Optional<Predicate<ObjectNode>> identification(Request request) {
    return List.of("customer_id", "code", "doc_number", "receiver_doc", "phone_number").stream()
        .flatMap(name -> request.parameter(name).map(value -> matching(name, value)).stream())
        .reduce(Predicate::and);
  }

  private static Predicate<ObjectNode> matching(String name, String value) {
    return switch (name) {
      case "customer_id" -> it -> it.path("id").asText().equals(value);
      case "code" -> it -> it.path("code").asText().equals(value);
      case "phone_number" -> it -> hasPhone(it, value);
      default -> it -> it.path("doc_number").asText().equals(value);
    };
  }

  /** Numbers are typed by people, with and without country code, 9 and dashes. */
  private static boolean hasPhone(ObjectNode customer, String asked) {
    String wanted = national(asked);
    return !wanted.isEmpty()
        && customer
            .path("phones")
            .valueStream()
            .anyMatch(it -> national(it.path("number").asText()).equals(wanted));
  }

  private static String national(String number) {
    String digits = number.replaceAll("\\D", "");
    return digits.substring(Math.max(0, digits.length() - NATIONAL_DIGITS));
  }

  private static long number(Request request, String name, long usual) {
    return request
        .parameter(name)
        .filter(it -> it.matches("\\d{1,9}"))
        .map(Long::valueOf)
        .orElse(usual);
  }
}
