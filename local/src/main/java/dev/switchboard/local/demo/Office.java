package dev.switchboard.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.Api;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.KeptToken;
import dev.switchboard.local.LocalService;
import dev.switchboard.local.Settings;
import dev.switchboard.local.SignIn;
import dev.switchboard.local.Waiting;
import dev.switchboard.local.demo.Handset.Contact;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A business's owner at his desk: what the services show him through their public APIs. */
final class Office {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CUSTOMERS = "/v1/crm/customers?limit=100";

  private final Settings settings;
  private final KeptToken token;

  Office(Settings settings, DemoTenant business) {
    this.settings = settings;
    this.token = new KeptToken(() -> new SignIn(settings).owner(business));
  }

  /** The customer's id; he may have just written for the first time. */
  String customer(Contact contact) {
    JsonNode page =
        waitFor(
            LocalService.CONVERSATION,
            CUSTOMERS,
            found -> find(found, contact).size() == 1,
            "there is no customer " + contact.name());
    return find(page, contact).getFirst().path("customerId").asText();
  }

  /** Whether somebody with that contact ever reached the business. */
  boolean knows(Contact contact) {
    return !find(get(LocalService.CONVERSATION, CUSTOMERS), contact).isEmpty();
  }

  /** The customer's conversations, newest first. */
  List<JsonNode> conversations(String customerId) {
    return items(get(LocalService.CONVERSATION, "/v1/crm/conversations?customerId=" + customerId));
  }

  /** Waits until the customer's newest conversation stands so. */
  JsonNode conversationIn(String customerId, String status) {
    return waitFor(
            LocalService.CONVERSATION,
            "/v1/crm/conversations?customerId=" + customerId,
            page -> page.at("/items/0/status").asText().equals(status),
            "the conversation is not " + status)
        .at("/items/0");
  }

  List<JsonNode> messages(String conversationId) {
    return items(
        get(
            LocalService.CONVERSATION,
            "/v1/crm/conversations/" + conversationId + "/messages?limit=100"));
  }

  /** Waits until one of our messages stands so. */
  void someMessageIs(String conversationId, String status) {
    var unused =
        waitFor(
            LocalService.CONVERSATION,
            "/v1/crm/conversations/" + conversationId + "/messages?limit=100",
            page ->
                items(page).stream()
                    .anyMatch(message -> message.path("status").asText().equals(status)),
            "no message is " + status);
  }

  /** Waits until every message of ours was read. */
  void allRead(String conversationId) {
    var unused =
        waitFor(
            LocalService.CONVERSATION,
            "/v1/crm/conversations/" + conversationId + "/messages?limit=100",
            page ->
                items(page).stream()
                    .filter(message -> !message.path("role").asText().equals("USER"))
                    .allMatch(message -> message.path("status").asText().equals("READ")),
            "not every message was read");
  }

  /** The tools that were called for a conversation, with success, oldest first. */
  List<String> toolCalls(String conversationId) {
    return items(
            get(
                LocalService.CONVERSATION,
                "/v1/crm/conversations/" + conversationId + "/tool-calls?success=true"))
        .stream()
        .map(call -> call.path("tool").asText())
        .toList();
  }

  List<JsonNode> appointments(String customerId) {
    return items(get(LocalService.SCHEDULING, "/v1/crm/appointments?customerId=" + customerId));
  }

  /** Waits until the customer's only appointment is as it should be. */
  JsonNode appointment(String customerId, Predicate<JsonNode> asItShould, String what) {
    return waitFor(
            LocalService.SCHEDULING,
            "/v1/crm/appointments?customerId=" + customerId,
            page -> items(page).size() == 1 && asItShould.test(page.at("/items/0")),
            "the appointment is not " + what)
        .at("/items/0");
  }

  /** Waits until the calendar shows that version of the appointment, or that it is gone. */
  JsonNode calendarLink(JsonNode appointment, String state) {
    String id = appointment.path("appointmentId").asText();
    return waitFor(
        LocalService.INTEGRATION,
        "/v1/crm/calendar-links?appointmentId=" + id,
        link ->
            link.path("state").asText().equals(state)
                && link.path("appointmentVersion").asLong() >= appointment.path("version").asLong(),
        "the calendar entry is not " + state);
  }

  JsonNode usage(LocalDate from, LocalDate to) {
    return get(LocalService.BILLING, "/v1/crm/billing/usage?from=" + from + "&to=" + to);
  }

  JsonNode invoicePreview() {
    return get(LocalService.BILLING, "/v1/crm/billing/invoice-preview");
  }

  JsonNode ledger(LocalDate day) {
    return get(LocalService.BILLING, "/v1/crm/billing/ledger-check?day=" + day);
  }

  /** Waits until the day's ledger says that many messages, and returns it. */
  JsonNode ledger(LocalDate day, long messagesSent) {
    return waitFor(
        LocalService.BILLING,
        "/v1/crm/billing/ledger-check?day=" + day,
        ledger -> ledger.path("messagesSent").asLong() >= messagesSent,
        "billing has not heard of %d messages".formatted(messagesSent));
  }

  static List<JsonNode> items(JsonNode page) {
    List<JsonNode> items = new ArrayList<>();
    page.path("items").forEach(items::add);
    return items;
  }

  /** By his number; somebody whose number is not told has a name of his own in the demo. */
  private static List<JsonNode> find(JsonNode customers, Contact contact) {
    String member = contact.hasNumber() ? "phone" : "name";
    String value = contact.hasNumber() ? "+" + contact.number() : contact.name();
    return items(customers).stream()
        .filter(customer -> customer.path(member).asText().equals(value))
        .toList();
  }

  private JsonNode waitFor(
      LocalService service, String path, Predicate<JsonNode> wanted, String otherwise) {
    Api api = api(service);
    JsonNode[] last = new JsonNode[1];
    boolean came =
        Waiting.until(
            PATIENCE,
            () -> {
              Api.Answer answer = api.get(path);
              last[0] = answer.body();
              return answer.ok() && wanted.test(answer.body());
            });
    JourneyFailedException.unless(came, otherwise + ": " + last[0]);
    return last[0];
  }

  private JsonNode get(LocalService service, String path) {
    return api(service).get(path).require();
  }

  Api api(LocalService service) {
    return new Api(service.url(settings), token.current());
  }
}
