package dev.switchboard.conversation.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.conversation.testing.Archive;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class MessageTest {
  private final Archive archive = Archive.ofNewTenant();

  @BeforeEach
  void aConversationOfThirtyMessages() {
    archive.meets(1, 30);
  }

  private ValidatableResponse messages(Object... parameters) {
    var request = archive.asAgent();
    for (int i = 0; i < parameters.length; i += 2) {
      request = request.queryParam(String.valueOf(parameters[i]), parameters[i + 1]);
    }
    return request.get("/v1/crm/conversations/" + archive.conversation() + "/messages").then();
  }

  @Test
  void aMessageIsShownWithAllThatIsKeptOfIt() {
    Database.run(
        """
        UPDATE message SET kind = 'IMAGE', text = 'mi router', reply_to = 'wamid.7',
          payload = '{"mediaId":"42","mimeType":"image/jpeg"}', sent_at = '2026-11-21T10:00:00Z'
        WHERE tenant_id = ? AND sequence = 30
        """,
        archive.tenant().value());

    messages("limit", 1)
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].messageId", notNullValue())
        .body("items[0].conversationId", equalTo(archive.conversation().toString()))
        .body("items[0].sequence", equalTo(30))
        .body("items[0].role", equalTo("USER"))
        .body("items[0].kind", equalTo("IMAGE"))
        .body("items[0].text", equalTo("mi router"))
        .body("items[0].payload.mediaId", equalTo("42"))
        .body("items[0].replyTo", equalTo("wamid.7"))
        .body("items[0].sentAt", equalTo("2026-11-21T10:00:00Z"))
        .body("items[0].status", nullValue())
        .body("items[0].createdAt", notNullValue());
  }

  @Test
  void withoutAPlaceTheNewestPartIsShownOldestFirst() {
    messages("limit", 3)
        .body("items.sequence", contains(28, 29, 30))
        .body("hasOlder", equalTo(true))
        .body("hasNewer", equalTo(false));
  }

  @Test
  void pagingBackEndsAtTheFirstMessage() {
    List<Integer> read = new ArrayList<>();
    JsonPath page = messages("limit", 7).extract().jsonPath();
    read.addAll(page.getList("items.sequence"));
    while (page.getBoolean("hasOlder")) {
      page = messages("limit", 7, "before", read.getFirst()).extract().jsonPath();
      assertThat(page.getBoolean("hasNewer")).isTrue();
      read.addAll(0, page.getList("items.sequence"));
    }

    assertThat(read).containsExactlyElementsOf(oneToThirty());
  }

  @Test
  void pagingOnEndsAtTheLastMessage() {
    List<Integer> read = new ArrayList<>();
    JsonPath page = messages("limit", 7, "after", 0).extract().jsonPath();
    read.addAll(page.getList("items.sequence"));
    while (page.getBoolean("hasNewer")) {
      page = messages("limit", 7, "after", read.getLast()).extract().jsonPath();
      assertThat(page.getBoolean("hasOlder")).isTrue();
      read.addAll(page.getList("items.sequence"));
    }

    assertThat(read).containsExactlyElementsOf(oneToThirty());
  }

  private static List<Integer> oneToThirty() {
    return IntStream.rangeClosed(1, 30).boxed().toList();
  }

  @Test
  void beyondTheEndsThereIsNothingButTheOtherSide() {
    messages("after", 30)
        .body("items", hasSize(0))
        .body("hasOlder", equalTo(true))
        .body("hasNewer", equalTo(false));
    messages("before", 1)
        .body("items", hasSize(0))
        .body("hasOlder", equalTo(false))
        .body("hasNewer", equalTo(true));
  }

  @Test
  void bothDirectionsAtOnceAreRefused() {
    messages("after", 1, "before", 9)
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"))
        .body("violations[0].field", equalTo("before"));
    messages("limit", 101).statusCode(400).body("violations[0].field", equalTo("limit"));
  }

  @Test
  void ourOwnMessageIsShownWithItsStatus() {
    Database.run(
        """
        INSERT INTO message (tenant_id, id, conversation_id, channel_id, sequence, role, kind, text,
                             status, status_rank, status_at, error_code, error_reason, model,
                             tokens_in)
        VALUES (?, ?, ?, ?, 31, 'ASSISTANT', 'TEXT', 'Buenas', 'FAILED', 5, now(), '131047',
                'Re-engagement message', 'rules', 12)
        """,
        archive.tenant().value(),
        Ids.next(),
        archive.conversation(),
        archive.channelId());

    messages("limit", 1)
        .body("items[0].status", equalTo("FAILED"))
        .body("items[0].errorCode", equalTo("131047"))
        .body("items[0].model", equalTo("rules"))
        .body("items[0].tokensIn", equalTo(12));
  }

  @Test
  void anotherTenantsConversationIsNotThere() {
    Archive.ofNewTenant()
        .asAgent()
        .get("/v1/crm/conversations/" + archive.conversation() + "/messages")
        .then()
        .statusCode(404)
        .body("code", equalTo("CONVERSATION_NOT_FOUND"));
  }
}
