package dev.switchboard.conversation.customer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.conversation.testing.Archive;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.security.Role;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class CustomerTest {
  private static final String CUSTOMERS = "/v1/crm/customers";
  private final Archive archive = Archive.ofNewTenant();

  @Test
  void aCustomerIsShownWithAllThatIsKeptOfHim() {
    UUID id = Ids.next();
    Database.run(
        """
        INSERT INTO customer (tenant_id, id, name, phone, email, address, external_id, tags,
                              language, notes, metadata, last_interaction_at)
        VALUES (?, ?, 'Ana Ruiz', '+5491155550101', 'ana@example.com', 'Av. Siempreviva 742', 'C-17',
                ARRAY['vip','fibra'], 'es', 'llamar a la tarde', '{"plan":{"mbit":600}}',
                '2026-11-21T10:00:00Z')
        """,
        archive.tenant().value(),
        id);

    archive
        .asAgent()
        .get(CUSTOMERS + "/" + id)
        .then()
        .statusCode(200)
        .body("customerId", equalTo(id.toString()))
        .body("version", equalTo(1))
        .body("name", equalTo("Ana Ruiz"))
        .body("phone", equalTo("+5491155550101"))
        .body("externalId", equalTo("C-17"))
        .body("tags", contains("vip", "fibra"))
        .body("metadata.plan.mbit", equalTo(600))
        .body("lastInteractionAt", equalTo("2026-11-21T10:00:00Z"))
        .body("archivedAt", nullValue())
        .body("createdAt", notNullValue())
        .body("updatedAt", notNullValue());
  }

  @Test
  void thePagesTogetherAreEveryLivingCustomerNewestFirst() {
    archive.meets(57);
    Database.run(
        "UPDATE customer SET archived_at = now() WHERE tenant_id = ? AND name = 'Customer 9'",
        archive.tenant().value());

    List<String> names = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath page = page(cursor);
      names.addAll(page.getList("items.name"));
      cursor = page.getString("nextCursor");
    } while (cursor != null);

    assertThat(names)
        .containsExactlyElementsOf(
            Database.list(
                """
                SELECT name FROM customer WHERE tenant_id = ? AND archived_at IS NULL
                ORDER BY created_at DESC, id DESC
                """,
                archive.tenant().value()))
        .hasSize(56);
  }

  private JsonPath page(String cursor) {
    var request = archive.asAgent().queryParam("limit", 10);
    return (cursor == null ? request : request.queryParam("cursor", cursor))
        .get(CUSTOMERS)
        .jsonPath();
  }

  @Test
  void anArchivedCustomerIsFoundByHisId() {
    archive.meets(1);
    Database.run(
        "UPDATE customer SET archived_at = now() WHERE tenant_id = ?", archive.tenant().value());
    String id =
        Database.list("SELECT id FROM customer WHERE tenant_id = ?", archive.tenant().value())
            .getFirst();

    archive.asAgent().get(CUSTOMERS + "/" + id).then().body("archivedAt", notNullValue());
    archive.asAgent().get(CUSTOMERS).then().body("items", hasSize(0));
  }

  @Test
  void anotherTenantsCustomerIsNotThere() {
    archive.meets(1);
    String id =
        Database.list("SELECT id FROM customer WHERE tenant_id = ?", archive.tenant().value())
            .getFirst();
    Archive stranger = Archive.ofNewTenant();

    stranger
        .asAgent()
        .get(CUSTOMERS + "/" + id)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("CUSTOMER_NOT_FOUND"));
    stranger.asAgent().get(CUSTOMERS).then().body("items", hasSize(0));
  }

  @Test
  void onlyPeopleOfTheOfficeRead() {
    given().get(CUSTOMERS).then().statusCode(401);
    archive.as(Role.TECHNICIAN).get(CUSTOMERS).then().statusCode(403);
    archive.as(Role.VIEWER).get(CUSTOMERS).then().statusCode(200);
  }

  @Test
  void whatIsNoIdIsNotFoundAndWhatIsNoCursorIsRefused() {
    archive.asAgent().get(CUSTOMERS + "/17").then().statusCode(404);
    archive
        .asAgent()
        .queryParam("cursor", "x")
        .get(CUSTOMERS)
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_CURSOR"));
  }
}
