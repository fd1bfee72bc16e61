package dev.switchboard.conversation.platformproof;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LoopsOff.class)
@WithSwitchboardStack(service = "conversation")
class PagingTest {
  @Inject ProofDirectories directories;
  @Inject TenantTransactions transactions;

  @Test
  void pagesTogetherAreTheWholeListInOrder() throws Throwable {
    TenantId tenant = tenantWithNotes(57);

    List<String> read = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath page = page(tenant, 10, cursor);
      read.addAll(page.getList("items.text"));
      cursor = page.getString("nextCursor");
    } while (cursor != null);

    assertThat(read).hasSize(57).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void pageHasTwentyFiveRowsUnlessAskedOtherwise() throws Throwable {
    TenantId tenant = tenantWithNotes(30);
    JsonPath page = asOwner(tenant).get("/proof/pages").jsonPath();
    assertThat(page.getList("items")).hasSize(25);
    assertThat(page.getString("nextCursor")).isNotNull();
  }

  @Test
  void lastPageHasNoCursorAlsoWhenItIsFull() throws Throwable {
    TenantId tenant = tenantWithNotes(10);
    assertThat(page(tenant, 10, null).getString("nextCursor")).isNull();
  }

  @Test
  void limitOutsideOfItsBoundsAndStrangeCursorsAreRefused() {
    TenantId tenant = directories.activeTenant();
    for (int limit : new int[] {0, -1, 101}) {
      asOwner(tenant)
          .queryParam("limit", limit)
          .get("/proof/pages")
          .then()
          .statusCode(400)
          .body("violations[0].field", equalTo("limit"));
    }
    String ofAnotherList = Cursor.at("customers:name", Instant.now(), Ids.next()).encode();
    String ofAnotherKey = new Cursor(Notes.LIST, "Alice", Ids.next()).encode();
    for (String cursor : List.of("x", "%%%", "AAAA", ofAnotherList, ofAnotherKey)) {
      asOwner(tenant)
          .queryParam("cursor", cursor)
          .get("/proof/pages")
          .then()
          .statusCode(400)
          .body("code", equalTo("INVALID_CURSOR"));
    }
  }

  private TenantId tenantWithNotes(int count) throws Throwable {
    TenantId tenant = directories.activeTenant();
    VertxContextSupport.subscribeAndAwait(
        () ->
            transactions.onConnection(
                tenant,
                connection ->
                    connection
                        .preparedQuery(
                            """
                            INSERT INTO proof_note (id, tenant_id, text)
                            SELECT uuidv7(), $1, to_char(n, 'FM000') FROM generate_series(1, $2) n
                            """)
                        .execute(Tuple.of(tenant.value(), count))));
    return tenant;
  }

  private JsonPath page(TenantId tenant, int limit, String cursor) {
    RequestSpecification request = asOwner(tenant).queryParam("limit", limit);
    return (cursor == null ? request : request.queryParam("cursor", cursor))
        .get("/proof/pages")
        .jsonPath();
  }

  private RequestSpecification asOwner(TenantId tenant) {
    return given().auth().oauth2(TestTokens.token(tenant, Role.OWNER));
  }
}
