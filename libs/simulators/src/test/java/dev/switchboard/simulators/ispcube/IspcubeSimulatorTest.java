package dev.switchboard.simulators.ispcube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.simulators.Caller;
import dev.switchboard.simulators.Caller.Answer;
import dev.switchboard.simulators.server.Fault;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IspcubeSimulatorTest {
  private static final String LOGIN =
      "{\"username\":\"switchboard\",\"password\":\"demo-password\"}";
  private static final Map<String, String> HEADERS =
      Map.of(
          "api-key", "demo-api-key",
          "client-id", "77",
          "login-type", "api",
          "username", "switchboard");

  private final IspcubeSimulator simulator = IspcubeSimulator.start(0);
  private final Caller stranger = new Caller(simulator.baseUrl(), HEADERS);
  private final Caller control = new Caller(simulator.url() + "/_control", Map.of());
  private Caller api;

  @BeforeEach
  void signIn() {
    String token = stranger.post("/sanctum/token", LOGIN).at("/token");
    api = stranger.with("Authorization", "Bearer " + token);
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void theTokenComesInTheShapeThatIsAskedFor() {
    assertThat(stranger.post("/sanctum/token", LOGIN).at("/token")).matches("\\d+\\|\\w+");
    simulator.settle(simulator.settings().with(TokenShape.TEXT));
    Answer bare = stranger.post("/sanctum/token", LOGIN);
    assertThat(bare.contentType()).startsWith("text/plain");
    assertThat(bare.body()).matches("\\d+\\|\\w+");
    simulator.settle(simulator.settings().with(TokenShape.NESTED));
    assertThat(stranger.post("/sanctum/token", LOGIN).at("/data/token")).contains("|");
  }

  @Test
  void aWrongPasswordGetsNoToken() {
    assertThat(stranger.post("/sanctum/token", LOGIN.replace("demo", "x")).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api-key", "client-id", "login-type", "username"})
  void aMissingHeaderIsNamedEvenWithAValidToken(String header) {
    Answer answer = api.without(header).get("/customer?code=003365");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("status").asBoolean(true)).isFalse();
    assertThat(answer.at("/message")).isEqualTo(header + " requerido");
  }

  @Test
  void aTokenThatExpiredIsRefusedUntilANewOneIsTaken() {
    assertThat(control.post("/ispcube/expire-tokens", "").status()).isEqualTo(204);

    assertThat(api.get("/customer?code=003365").status()).isEqualTo(401);
    signIn();
    assertThat(api.get("/customer?code=003365").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code=003365",
        "doc_number=28456123",
        "customer_id=2236",
        "phone_number=1155500001",
        "phone_number=5491155500001",
        "phone_number=%2B54%209%2011%205550-0001"
      })
  void aCustomerIsFoundByAnyOfItsMarks(String mark) {
    Answer answer = api.get("/customer?" + mark);

    assertThat(answer.at("/name")).isEqualTo("PAREDES ANA LUCIA");
    assertThat(answer.json().at("/debt").isTextual()).isTrue();
    assertThat(answer.json().at("/connections/0/delete_date").isNull()).isTrue();
  }

  @Test
  void aSingleCustomerCanComeInAnArray() {
    simulator.settle(simulator.settings().withArrays());

    assertThat(api.get("/customer?code=003365").at("/0/code")).isEqualTo("003365");
  }

  @Test
  void whoIsNotThereIsNotFoundAsTheVendorSaysIt() {
    for (String mark : new String[] {"code=3365", "phone_number=1144440000", "phone_number="}) {
      Answer answer = api.get("/customer?" + mark);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body())
          .isEqualTo("{\"result\":true,\"message\":\"Cliente no encontrado\"}");
    }
  }

  @Test
  void aDeletedCustomerComesWithoutConnectionsUnlessRefused() {
    Answer deleted = api.get("/customer?code=003369");

    assertThat(deleted.json().path("connections")).isEmpty();
    assertThat(deleted.at("/deleted_at")).endsWith("Z");
    assertThat(api.get("/customer?code=003369&deleted=false").status()).isEqualTo(404);
  }

  @Test
  void theKnownCustomersConnectionIsDownUntilItIsBroughtUp() {
    assertThat(api.get("/radius/online_user/username/aparedes").status()).isEqualTo(404);
    assertThat(api.get("/radius/online_user/username/rgimenez").at("/username"))
        .isEqualTo("rgimenez");

    assertThat(control.call("PUT", "/ispcube/online/aparedes", "{\"online\":true}").status())
        .isEqualTo(204);
    assertThat(api.get("/radius/online_user/username/aparedes").status()).isEqualTo(200);
  }

  @Test
  void connectionsAreFoundByCustomerAndCounted() {
    assertThat(api.get("/connection?code=003366").at("/user")).isEqualTo("rgimenez");
    assertThat(api.get("/connections/connections_list").json()).hasSize(4);
    Answer summary = api.get("/customer/summary");
    assertThat(summary.body())
        .isEqualTo("{\"customers\":4,\"customers_with_active_connection\":4,\"connections\":4}");
  }

  @Test
  void everyNewTicketIsAnotherTicket() {
    assertThat(api.get("/tickets?code=003365").status()).isEqualTo(404);
    String body =
        """
        {"ticket_status_id":1,"ticket_category_id":3,"customer_id":2236,"connection_id":4101,
         "item_content":"Sin servicio","internal_item_content":"avisar a guardia"}""";
    int first = api.post("/ticket/new_ticket", body).json().path("id").asInt();
    int second = api.post("/ticket/new_ticket", body).json().path("id").asInt();

    assertThat(second).isEqualTo(first + 1);
    Answer tickets = api.get("/tickets?code=003365");
    assertThat(tickets.json()).hasSize(2);
    assertThat(tickets.at("/0/items/0/content")).isEqualTo("Sin servicio");
    assertThat(tickets.json().at("/0/items/1/internal").asInt()).isEqualTo(1);
    assertThat(tickets.at("/0/created_at")).matches(".*T.*\\.\\d{6}Z");
    Answer list = api.get("/tickets/tickets_list?closed=0");
    assertThat(list.at("/0/customer/code")).isEqualTo("003365");
    assertThat(list.at("/0/ticket_category/name")).isEqualTo("Sin servicio");
    assertThat(list.at("/0/created_at")).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
  }

  @Test
  void aTicketOfNobodyIsRefusedByMember() {
    Answer answer = api.post("/ticket/new_ticket", "{\"ticket_category_id\":3,\"customer_id\":1}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/customer_id")).hasSize(1);
  }

  @Test
  void aClosedTicketLeavesTheOpenList() {
    String body = "{\"ticket_category_id\":3,\"customer_id\":2236,\"item_content\":\"x\"}";
    int id = api.post("/ticket/new_ticket", body).json().path("id").asInt();

    Answer closed =
        api.call(
            "PUT", "/ticket/" + id, "{\"ticket_status_id\":3,\"new_item_content\":\"Resuelto\"}");

    assertThat(closed.at("/items/1/content")).isEqualTo("Resuelto");
    assertThat(api.get("/tickets/tickets_list?closed=0").status()).isEqualTo(404);
    assertThat(api.get("/tickets/tickets_list?closed=1").json()).hasSize(1);
  }

  @Test
  void aSecondPromiseIsAFailureThatCameWithTwoHundred() {
    String promise = "{\"customer_id\":2237,\"date\":\"2026-09-10\",\"apply_surcharge\":0}";

    assertThat(api.post("/customers/paycomm", promise).json().path("status").asBoolean()).isTrue();
    Answer second = api.post("/customers/paycomm", promise);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("status").asBoolean(true)).isFalse();
    assertThat(second.at("/message")).isNotEmpty();
  }

  @Test
  void theLastBillIsAnAddressAndNoJson() {
    Answer bill = api.get("/bills/last_bill_api?code=003365&monthly_bill=true&canceled=false");

    assertThat(bill.contentType()).startsWith("text/plain");
    assertThat(bill.body()).startsWith("https://").endsWith(".pdf");
    assertThat(api.get("/bills/last_bill_api?code=nobody").status()).isEqualTo(404);
  }

  @Test
  void theDataCanBeChangedAndComesBack() {
    assertThat(
            control
                .call("PUT", "/ispcube/customers/2236", "{\"status\":\"blocked\",\"block\":1}")
                .at("/name"))
        .isEqualTo("PAREDES ANA LUCIA");
    assertThat(api.get("/customer?code=003365").at("/status")).isEqualTo("blocked");

    assertThat(control.call("DELETE", "/state", "").status()).isEqualTo(204);
    assertThat(api.get("/customer?code=003365").at("/status")).isEqualTo("enabled");
  }

  @Test
  void whatTheVendorMetersIsCounted() {
    api.get("/customer?code=003365");
    api.get("/customer?code=003366");

    Answer counts = control.get("/ispcube/requests");
    assertThat(counts.json().at("/byPath").path("/customer").asInt()).isEqualTo(2);
    assertThat(counts.json().path("total").asInt()).isEqualTo(3);
  }

  @Test
  void failuresComeAsTheVendorAndItsProxyWriteThem() {
    simulator.faults().arm(Fault.error(1, 200));
    simulator.faults().arm(Fault.error(1, 502));

    Answer odd = api.get("/customer?code=003365");
    Answer html = api.get("/customer?code=003365");

    assertThat(odd.status()).isEqualTo(200);
    assertThat(odd.json().path("status").asBoolean(true)).isFalse();
    assertThat(html.status()).isEqualTo(502);
    assertThat(html.contentType()).isEqualTo("text/html");
    assertThat(html.body()).startsWith("<html>");
  }
}
