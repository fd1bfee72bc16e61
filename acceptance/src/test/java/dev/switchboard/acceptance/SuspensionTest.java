package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tenant is suspended in the middle of everything (features.md T2). */
@ExtendWith(OneStack.class)
class SuspensionTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration IN_FORCE = Duration.ofSeconds(2);

  /** What would be said is said well before, as the other business's answer shows. */
  private static final Duration SILENCE = Duration.ofSeconds(3);

  private static final String AVON_PLUMBING = "100000000000002";
  private static final String FIBRA_SUR = "100000000000001";
  private static final String AVON = "avon-plumbing";
  private static final String MAY = "447700900555";
  private static final String ANA = "5491155550556";

  private static RunningStack stack;
  private static People people;
  private static Http whatsapp;

  @BeforeAll
  static void meet(RunningStack running) {
    stack = running;
    people = running.people();
    whatsapp = Http.at(running.url("simulators.whatsapp"));
  }

  @AfterEach
  void reactivate() {
    if (!status().equals("ACTIVE")) {
      var unused = people.admin().post(tenant() + "/reactivate", Map.of());
    }
  }

  @Test
  void nothingHappensForASuspendedTenantAndThenItGoesOn() throws Exception {
    write("Hello");
    await().atMost(LONG).until(() -> texts().size() == 1);
    List<Door> doors = doors();
    Instant visit = book();

    assertThat(
            people.admin().post(tenant() + "/suspend", Map.of("reason", "a test")).path("status"))
        .hasToString("\"SUSPENDED\"");
    await().atMost(IN_FORCE).until(() -> doors.stream().allMatch(door -> door.answers(403)));
    write("Anybody there?");
    stack.moveBusinessTimeTo(visit.minus(Duration.ofMinutes(119)));
    write(FIBRA_SUR, ANA, "Hola");
    await().atMost(LONG).until(() -> texts(ANA).size() == 1);
    await().during(SILENCE).atMost(LONG).until(() -> texts().size() == 1);

    var unused = people.admin().post(tenant() + "/reactivate", Map.of());
    await().atMost(IN_FORCE).until(() -> doors.stream().allMatch(door -> door.answers(200)));
    await().atMost(LONG).until(() -> texts().size() == 2);
    assertThat(texts().getLast().at("/message/template/name").asText())
        .isEqualTo("appointment_reminder");
    write("Hello again");
    await().atMost(LONG).until(() -> texts().size() == 3);
    assertThat(heard()).containsExactly("Hello", "Hello again");
  }

  /** A page of a service, for somebody who signed in while all was well. */
  private record Door(Http service, String path) {
    boolean answers(int status) {
      return service.ask(path).status() == status;
    }
  }

  private static List<Door> doors() {
    String owner = people.owner(AVON);
    return List.of(
        new Door(Http.at(stack.url("tenant-service")).as(owner), tenant()),
        new Door(Http.at(stack.url("conversation-service")).as(owner), "/v1/crm/customers"),
        new Door(Http.at(stack.url("scheduling-service")).as(owner), "/v1/crm/appointments"),
        new Door(Http.at(stack.url("scheduling-service.2")).as(owner), "/v1/crm/appointments"),
        new Door(
            Http.at(stack.url("billing-service")).as(owner), "/v1/crm/billing/invoice-preview"),
        new Door(Http.at(stack.url("integration-service")).as(owner), "/v1/crm/integrations"));
  }

  /** More than a day ahead; returns when it begins. */
  private static Instant book() throws Exception {
    Http scheduling = Http.at(stack.url("scheduling-service")).as(people.owner(AVON));
    Instant from = stack.businessTime().plus(Duration.ofHours(30));
    String begins =
        scheduling
            .get("/v1/crm/slots?serviceType=general_plumbing&limit=1&from=" + from)
            .at("/slots/0/startsAt")
            .asText();
    JsonNode customer = customer();
    Map<String, Object> request =
        Map.of(
            "customer",
            Map.of(
                "customerId",
                customer.path("customerId").asText(),
                "name",
                "May",
                "phone",
                "+" + MAY),
            "serviceType",
            "general_plumbing",
            "startsAt",
            begins,
            "conversationId",
            conversation(customer));
    var unused = scheduling.post("/v1/crm/appointments", request);
    return Instant.parse(begins);
  }

  private static void write(String text) {
    write(AVON_PLUMBING, MAY, text);
  }

  /** Returns when the webhook answered 200. */
  private static void write(String phoneNumberId, String from, String text) {
    var unused =
        whatsapp.post(
            "/_control/whatsapp/inbound",
            Map.of(
                "phoneNumberId",
                phoneNumberId,
                "from",
                from,
                "name",
                "May",
                "text",
                text,
                "wait",
                true));
  }

  private static List<JsonNode> texts() {
    return texts(MAY);
  }

  private static List<JsonNode> texts(String to) {
    return whatsapp
        .get("/_control/whatsapp/messages?to=" + to)
        .path("messages")
        .valueStream()
        .toList();
  }

  private static List<String> heard() {
    return conversations()
        .get("/v1/crm/conversations/" + conversation(customer()) + "/messages")
        .path("items")
        .valueStream()
        .filter(message -> message.path("role").asText().equals("USER"))
        .map(message -> message.path("text").asText())
        .toList();
  }

  private static String conversation(JsonNode customer) {
    String id = customer.path("customerId").asText();
    return conversations()
        .get("/v1/crm/conversations?customerId=" + id)
        .at("/items/0/conversationId")
        .asText();
  }

  private static JsonNode customer() {
    return Customers.find(conversations(), MAY).orElseThrow();
  }

  private static Http conversations() {
    return Http.at(stack.url("conversation-service")).as(people.owner(AVON));
  }

  private static String status() {
    return people.admin().get(tenant()).path("status").asText();
  }

  private static String tenant() {
    return "/v1/admin/tenants/" + people.tenantId(AVON);
  }
}
