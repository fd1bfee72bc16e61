package dev.switchboard.conversation.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.switchboard.conversation.testing.Archive;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class ConversationTest {
  private static final String CONVERSATIONS = "/v1/crm/conversations";
  private final Archive archive = Archive.ofNewTenant();

  @Test
  void aConversationIsShownWithWhereItStands() {
    archive.meets(1, 3);

    archive
        .asAgent()
        .get(CONVERSATIONS + "/" + archive.conversation())
        .then()
        .statusCode(200)
        .body("conversationId", equalTo(archive.conversation().toString()))
        .body("channel", equalTo("WHATSAPP"))
        .body("channelId", equalTo(archive.channelId().toString()))
        .body("customerId", notNullValue())
        .body("status", equalTo("NEW"))
        .body("active", equalTo(true))
        .body("owner", equalTo("BOT"))
        .body("totalMessages", equalTo(3))
        .body("startedAt", notNullValue())
        .body("createdAt", notNullValue());
  }

  @ParameterizedTest
  @CsvSource({"NEW, true", "AWAITING_CUSTOMER, true", "RESOLVED, false", "CLOSED, false"})
  void aConversationIsActiveUntilItIsResolved(String status, boolean active) {
    archive.meets(1);
    moveAll(status);

    archive
        .asAgent()
        .get(CONVERSATIONS + "/" + archive.conversation())
        .then()
        .body("active", equalTo(active));
  }

  @Test
  void thePagesTogetherAreEveryConversationMostRecentFirst() {
    archive.meets(33);

    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath page = page(cursor);
      ids.addAll(page.getList("items.conversationId"));
      cursor = page.getString("nextCursor");
    } while (cursor != null);

    assertThat(ids)
        .containsExactlyElementsOf(
            Database.list(
                """
                SELECT id FROM conversation WHERE tenant_id = ?
                ORDER BY last_message_at DESC, id DESC
                """,
                archive.tenant().value()));
  }

  private JsonPath page(String cursor) {
    var request = archive.asAgent().queryParam("limit", 11);
    return (cursor == null ? request : request.queryParam("cursor", cursor))
        .get(CONVERSATIONS)
        .jsonPath();
  }

  @Test
  void theListIsNarrowedByStatusAndCustomer() {
    archive.meets(5);
    String customer =
        Database.list(
                "SELECT customer_id FROM conversation WHERE tenant_id = ? LIMIT 1",
                archive.tenant().value())
            .getFirst();
    Database.run(
        "UPDATE conversation SET status = 'ESCALATED' WHERE tenant_id = ? AND customer_id::text <> ?",
        archive.tenant().value(),
        customer);

    archive
        .asAgent()
        .queryParam("status", "ESCALATED")
        .get(CONVERSATIONS)
        .then()
        .body("items", hasSize(4))
        .body("items.status", everyItem(equalTo("ESCALATED")));
    archive
        .asAgent()
        .queryParam("customerId", customer)
        .get(CONVERSATIONS)
        .then()
        .body("items", hasSize(1));
    archive
        .asAgent()
        .queryParam("customerId", customer)
        .queryParam("status", "ESCALATED")
        .get(CONVERSATIONS)
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void anotherTenantsConversationIsNotThere() {
    archive.meets(1);

    Archive.ofNewTenant()
        .asAgent()
        .get(CONVERSATIONS + "/" + archive.conversation())
        .then()
        .statusCode(404)
        .body("code", equalTo("CONVERSATION_NOT_FOUND"));
  }

  private void moveAll(String status) {
    Database.run(
        "UPDATE conversation SET status = ? WHERE tenant_id = ?", status, archive.tenant().value());
  }
}
