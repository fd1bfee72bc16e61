package dev.switchboard.conversation.customer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.conversation.testing.Archive;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class ContactTest {
  private final Archive archive = Archive.ofNewTenant();

  @Test
  void whoIsUnknownIsMadeOnceAndTold() {
    String id = known("+5491155550101", "Ana Ruiz");

    assertThat(known("+5491155550101", "Ana Ruiz")).isEqualTo(id);
    assertThat(names()).isEqualTo("Ana Ruiz");
    assertThat(
            Database.count(
                "SELECT count(*) FROM outbox WHERE tenant_id = ? AND topic = 'customer-changed'",
                archive.tenant().value()))
        .isEqualTo(1);
  }

  @Test
  void theOtherNationalFormOfANumberIsTheSameCustomer() {
    assertThat(known("+541155550101", "Ana")).isEqualTo(known("+5491155550101", "Ana"));
  }

  @Test
  void whoeverClaimsANumberChangesNothingOfItsOwner() {
    known("+5491155550101", "Ana Ruiz");
    known("+5491155550101", "Mallory");

    assertThat(names()).isEqualTo("Ana Ruiz");
  }

  @Test
  void manyAtOnceMakeOne() throws Exception {
    try (var threads = Executors.newFixedThreadPool(16)) {
      var asked =
          IntStream.range(0, 64)
              .mapToObj(i -> threads.submit(() -> known("+5491155550101", "Ana")))
              .toList();
      String first = asked.getFirst().get();
      for (var one : asked) {
        assertThat(one.get()).isEqualTo(first);
      }
    }
    assertThat(names()).isEqualTo("Ana");
  }

  @Test
  void anotherTenantsCustomerIsNotFound() {
    String id = known("+5491155550101", "Ana");
    Archive stranger = Archive.ofNewTenant();
    ask(stranger, "+5491155550101", "Ana").then().statusCode(200).body("created", equalTo(true));

    assertThat(known("+5491155550101", "Ana")).isEqualTo(id);
  }

  @Test
  void onlyOurServicesAskAndOnlyForNumbers() {
    archive
        .asAgent()
        .contentType("application/json")
        .body(Map.of("phone", "+5491155550101", "name", "Ana"))
        .post("/internal/customers")
        .then()
        .statusCode(403);
    ask(archive, "011 5555 0101", "Ana").then().statusCode(400);
    ask(archive, "+5491155550101", " ").then().statusCode(400);
  }

  private String known(String phone, String name) {
    return ask(archive, phone, name).then().statusCode(200).extract().path("customerId");
  }

  private static Response ask(Archive archive, String phone, String name) {
    return given()
        .auth()
        .oauth2(TestTokens.service("scheduling-service"))
        .header("X-Tenant-Id", archive.tenant().toString())
        .contentType("application/json")
        .body(Map.of("phone", phone, "name", name, "language", "es"))
        .post("/internal/customers");
  }

  private String names() {
    return String.join(
        ", ",
        Database.list(
            "SELECT name FROM customer WHERE tenant_id = ? ORDER BY name",
            archive.tenant().value()));
  }
}
