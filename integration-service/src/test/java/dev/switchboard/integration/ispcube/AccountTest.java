package dev.switchboard.integration.ispcube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.contracts.Ids;
import dev.switchboard.integration.testing.Business;
import dev.switchboard.integration.testing.WithProviders;
import dev.switchboard.simulators.ispcube.IspcubeSettings;
import dev.switchboard.simulators.ispcube.IspcubeSimulator;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts and connections in ISPCube (features.md I2). */
@QuarkusTest
@WithSwitchboardStack(service = "integration")
@TestProfile(WithProviders.class)
class AccountTest {
  private static final String ANA = "5491155500001";
  private static final String ROBERTO = "5491155500002";

  private final Business business = Business.opened();
  private IspcubeSimulator ispcube;

  @BeforeEach
  void connect() {
    ispcube = IspcubeSimulator.start(0);
    business.connect(ispcube).statusCode(200);
  }

  @AfterEach
  void close() {
    ispcube.close();
  }

  @Test
  void theAccountOfTheNumberSomebodyWritesFromIsToldInFewWords() {
    business
        .asksForAccount("phone", "+" + ROBERTO)
        .statusCode(200)
        .body("result", equalTo("FOUND"))
        .body("account.customerId", equalTo("003366"))
        .body("account.name", equalTo("GIMENEZ ROBERTO DANIEL"))
        .body("account.status", equalTo("ENABLED"))
        .body("account.debt", equalTo(65998.00f))
        .body("account.dueDebt", equalTo(32999.00f))
        .body("account.plan", equalTo("Hogar 300 MB"))
        .body("account.city", equalTo("Ciudad Autonoma de Buenos Aires"))
        .body("account.connections", hasSize(1))
        .body("account.connections[0].address", equalTo("Estomba 3120, CABA"));
    assertThat(business.health("ISPCUBE")).isEqualTo("HEALTHY");
  }

  @Test
  void arraysAreReadLikeSingleRecords() {
    ispcube.settle(IspcubeSettings.usual().withArrays());
    business.asksForAccount("phone", ANA).body("account.customerId", equalTo("003365"));
    business.asksForConnection("003366").body("status", equalTo("ONLINE"));
  }

  @Test
  void aNumberNobodyHasIsNotFoundAndADeletedCustomerIsNobody() {
    business
        .asksForAccount("phone", "5491155509999")
        .body("result", equalTo("NOT_FOUND"))
        .body("account", nullValue());
    business.asksForConnection("003369").body("result", equalTo("NOT_FOUND"));
    business.asksForConnection("3365").body("result", equalTo("NOT_FOUND"));
  }

  @Test
  void anAccountThatMatchesOnlyByTheEndOfItsNumberIsNotTold() {
    ObjectNode stranger = JsonNodeFactory.instance.objectNode().put("code", "009001");
    stranger.put("name", "SOMEBODY ELSE").putNull("deleted_at");
    stranger.putArray("phones").addObject().put("number", "+34 91 1 55500077");
    ispcube.put(9001, stranger);
    business.asksForAccount("phone", "5491155500077").body("result", equalTo("NOT_FOUND"));
  }

  @Test
  void theConnectionIsAskedAboutEachTime() {
    business
        .asksForConnection("003365")
        .statusCode(200)
        .body("result", equalTo("FOUND"))
        .body("status", equalTo("OFFLINE"))
        .body("node", equalTo("3"));
    ispcube.setOnline("aparedes", true);
    business.asksForConnection("003365").body("status", equalTo("ONLINE"));
    business.asksForConnection("003368").body("status", equalTo("BLOCKED"));
    business.asksForConnection("nobody").body("result", equalTo("NOT_FOUND"));
  }

  @Test
  void anAccountIsAnsweredFromMemoryForAMoment() {
    business.asksForAccount("phone", ANA).body("result", equalTo("FOUND"));
    long asked = ispcube.journal().total();
    business.asksForAccount("phone", "+" + ANA).body("account.customerId", equalTo("003365"));
    assertThat(ispcube.journal().total()).isEqualTo(asked);
    business.connect(ispcube);
    business.asksForAccount("phone", ANA).body("result", equalTo("FOUND"));
    assertThat(ispcube.journal().total()).isGreaterThan(asked);
  }

  @Test
  void aDocumentIsFoundHoweverItIsWritten() {
    for (String written : List.of("28456123", "28.456.123", "27-28456123-4")) {
      byDocument(Ids.next().toString(), written)
          .body("result", equalTo("FOUND"))
          .body("account.customerId", equalTo("003365"));
    }
    byDocument(Ids.next().toString(), "99999999").body("result", equalTo("NOT_FOUND"));
    byDocument(Ids.next().toString(), "my dni").body("result", equalTo("NOT_FOUND"));
  }

  @Test
  void ofManyLookupsByDocumentAtOnceFiveAnHourAreMade() throws Exception {
    String customer = Ids.next().toString();
    List<String> results =
        together(20, () -> byDocument(customer, "28456123").extract().path("result"));
    assertThat(results).filteredOn("FOUND"::equals).hasSize(5);
    assertThat(results).filteredOn("TOO_MANY"::equals).hasSize(15);
    byDocument(Ids.next().toString(), "28456123").body("result", equalTo("FOUND"));

    Database.run(
        """
        UPDATE document_lookup SET asked_at = ARRAY(
          SELECT t - interval '61 minutes' FROM unnest(asked_at) t)
        WHERE customer_id = ?::uuid
        """,
        customer);
    byDocument(customer, "28456123").body("result", equalTo("FOUND"));
  }

  @Test
  void aQuestionNamesAPhoneOrADocumentAndWhoAsks() {
    business.asksForAccount().statusCode(400).body("code", equalTo("INVALID_REQUEST"));
    business.asksForAccount("phone", ANA, "document", "28456123").statusCode(400);
    business.asksForAccount("phone", "no number").statusCode(400);
    business
        .asksForAccount("document", "28456123")
        .statusCode(400)
        .body("violations[0].field", equalTo("customerId"));
  }

  private ValidatableResponse byDocument(String customer, String document) {
    return business.asksForAccount("document", document, "customerId", customer).statusCode(200);
  }

  static <T> List<T> together(int callers, Callable<T> call) throws InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
      return pool.invokeAll(IntStream.range(0, callers).mapToObj(i -> call).toList()).stream()
          .map(Future::resultNow)
          .toList();
    }
  }
}
