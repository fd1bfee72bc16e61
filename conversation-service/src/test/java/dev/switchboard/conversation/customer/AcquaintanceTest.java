package dev.switchboard.conversation.customer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.security.Role;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** People whom another service knows of. */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class AcquaintanceTest {
  private static final String PATH = "/internal/customers/find-or-create";

  private final TenantId tenant = new TenantId(Ids.next());

  @Test
  void whoIsThereIsFoundAsHeIsAndWhoIsNotIsMadeAndTold() {
    String known = Ids.next().toString();
    Database.run(
        "INSERT INTO customer (tenant_id, id, name, phone) VALUES (?, ?::uuid, 'Ana', '+541155550101')",
        tenant.value(),
        known);

    Map<String, String> found = found(tenant, "+5491155550101", "+5491155550102");

    assertThat(found).hasSize(2).containsEntry("+5491155550101", known);
    assertThat(found(tenant, "+5491155550102", "+5491155550101")).isEqualTo(found);
    assertThat(
            Database.list(
                "SELECT name || ' ' || phone FROM customer WHERE tenant_id = ? ORDER BY name",
                tenant.value()))
        .containsExactly("Ana +541155550101", "Bea +5491155550102");
    assertThat(
            Database.list(
                "SELECT subject FROM outbox WHERE tenant_id = ? AND topic = 'customer-changed'",
                tenant.value()))
        .containsExactly(found.get("+5491155550102"));
  }

  @Test
  void ofManyWhoAskAtOnceAllHearOfTheSameCustomer() {
    List<CompletableFuture<String>> answers =
        IntStream.range(0, 24)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> found(tenant, "+5491155550103").get("+5491155550103")))
            .toList();

    Set<String> ids = new HashSet<>();
    answers.forEach(answer -> ids.add(answer.join()));

    assertThat(ids).hasSize(1).doesNotContainNull();
    assertThat(Database.count("SELECT count(*) FROM customer WHERE tenant_id = ?", tenant.value()))
        .isEqualTo(1);
  }

  @Test
  void anotherBusinessHasItsOwnAndPeopleMayNotAsk() {
    TenantId other = new TenantId(Ids.next());

    assertThat(found(tenant, "+5491155550104"))
        .doesNotContainValue(found(other, "+5491155550104").get("+5491155550104"));
    given()
        .auth()
        .oauth2(TestTokens.token(tenant, Role.OWNER))
        .contentType("application/json")
        .body(people("+5491155550104"))
        .post(PATH)
        .then()
        .statusCode(403);
    ask(tenant, "011 15").then().statusCode(400);
  }

  private static Map<String, String> found(TenantId tenant, String... phones) {
    return ask(tenant, phones)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getMap("items.collectEntries { [it.phone, it.customerId] }");
  }

  private static Response ask(TenantId tenant, String... phones) {
    return given()
        .auth()
        .oauth2(TestTokens.service("scheduling-service"))
        .header("X-Tenant-Id", tenant.toString())
        .contentType("application/json")
        .body(people(phones))
        .post(PATH);
  }

  private static Map<String, Object> people(String... phones) {
    return Map.of(
        "customers",
        List.of(phones).stream().map(phone -> Map.of("phone", phone, "name", "Bea")).toList());
  }
}
