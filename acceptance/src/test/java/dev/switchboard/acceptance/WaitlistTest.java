package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A visit that is given up becomes that of who waits for it, by WhatsApp (features.md S8). */
@ExtendWith(OneStack.class)
class WaitlistTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final ZoneId BUENOS_AIRES = ZoneId.of("America/Argentina/Buenos_Aires");
  private static final String FIBRA_SUR = "100000000000001";
  private static final String SERVICE = "isp_repair";
  private static final String EVA = "5491155550888";
  private static final String GUSTAVO = "5491155550889";

  private static RunningStack stack;
  private static Http whatsapp;
  private static Http conversations;
  private static Http scheduling;

  @BeforeAll
  static void meet(RunningStack running) {
    stack = running;
    String owner = running.people().owner("fibra-sur");
    whatsapp = Http.at(running.url("simulators.whatsapp"));
    conversations = Http.at(running.url("conversation-service")).as(owner);
    scheduling = Http.at(running.url("scheduling-service")).as(owner);
  }

  @Test
  void whatSomebodyGivesUpIsOfferedToWhoWaitsAndTakenWithSi() throws Exception {
    String eva = customer(EVA);
    Instant begins = freeTime();
    String givenUp = book(customer(GUSTAVO), begins);
    String entry = join(eva, begins);

    var unused =
        scheduling.post(
            "/v1/crm/appointments/" + givenUp + "/cancel", Map.of("reason", "on holiday"));
    assertThat(heard(EVA, 2)).contains("se liberó un horario", "Respondé SÍ para tomarlo");
    assertThat(visits(eva)).isEmpty();
    write(EVA, "SI");
    assertThat(heard(EVA, 3)).contains("¡Listo!");

    assertThat(visits(eva))
        .singleElement()
        .satisfies(
            visit -> {
              assertThat(visit.path("status").asText()).isEqualTo("SCHEDULED");
              assertThat(Instant.parse(visit.path("startsAt").asText())).isEqualTo(begins);
              assertThat(visit.path("conversationId").asText()).isEqualTo(conversation(eva));
            });
    assertThat(scheduling.get("/v1/crm/waitlist/" + entry).path("state").asText())
        .isEqualTo("BOOKED");
    assertThat(texts(EVA)).hasSize(3);
  }

  private static Instant freeTime() throws Exception {
    Instant from = stack.businessTime().plus(Duration.ofHours(30));
    return Instant.parse(
        scheduling
            .get("/v1/crm/slots?serviceType=" + SERVICE + "&limit=1&from=" + from)
            .at("/slots/0/startsAt")
            .asText());
  }

  private static String book(String customer, Instant begins) {
    return told(
            "/v1/crm/appointments",
            Map.of(
                "customer",
                Map.of("customerId", customer, "name", "Gustavo"),
                "serviceType",
                SERVICE,
                "startsAt",
                begins.toString()))
        .path("appointmentId")
        .asText();
  }

  /** In a hurry, so that it may be night. */
  private static String join(String customer, Instant begins) {
    return told(
            "/v1/crm/waitlist",
            Map.of(
                "customer",
                Map.of("customerId", customer, "name", "Eva"),
                "serviceType",
                SERVICE,
                "toDay",
                begins.atZone(BUENOS_AIRES).toLocalDate().toString(),
                "urgent",
                true,
                "conversationId",
                conversation(customer)))
        .path("entryId")
        .asText();
  }

  /** Waits until scheduling-service has heard of the customer. */
  private static JsonNode told(String path, Map<String, Object> body) {
    return await()
        .atMost(LONG)
        .until(() -> scheduling.tell(path, body), answer -> answer.status() == 201)
        .body();
  }

  private static void write(String from, String text) {
    var unused =
        whatsapp.post(
            "/_control/whatsapp/inbound",
            Map.of(
                "phoneNumberId",
                FIBRA_SUR,
                "from",
                from,
                "name",
                "Somebody",
                "text",
                text,
                "wait",
                true));
  }

  /** The so-maniest message he got. */
  private static String heard(String to, int count) {
    await().atMost(LONG).until(() -> texts(to).size() >= count);
    JsonNode message = texts(to).get(count - 1).path("message");
    return message.at("/text/body").asText() + message.at("/interactive/body/text").asText();
  }

  private static List<JsonNode> texts(String to) {
    return whatsapp
        .get("/_control/whatsapp/messages?to=" + to)
        .path("messages")
        .valueStream()
        .toList();
  }

  /** One who has just written, and been answered. */
  private static String customer(String phone) {
    write(phone, "Hola");
    assertThat(heard(phone, 1)).isNotEmpty();
    return await()
        .atMost(LONG)
        .until(() -> Customers.find(conversations, phone), Optional::isPresent)
        .map(Customers::id)
        .orElseThrow();
  }

  private static String conversation(String customer) {
    return conversations
        .get("/v1/crm/conversations?customerId=" + customer)
        .at("/items/0/conversationId")
        .asText();
  }

  private static List<JsonNode> visits(String customer) {
    return scheduling
        .get("/v1/crm/appointments?customerId=" + customer)
        .path("items")
        .valueStream()
        .toList();
  }
}
