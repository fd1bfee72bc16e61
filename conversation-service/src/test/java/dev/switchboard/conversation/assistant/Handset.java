package dev.switchboard.conversation.assistant;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.Desk;
import dev.switchboard.platform.security.Role;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.stack.Database;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What a customer writes and hears at a desk, and what is stored of it. */
record Handset(WhatsAppSimulator whatsApp, Desk desk, String customer) {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  void writes(String text) {
    var unused = whatsApp.customerWrites(desk.provider().phoneNumberId(), customer, "Ana", text);
  }

  /** The so-maniest message the customer got. */
  String heard(int count) {
    await().atMost(PATIENCE).until(() -> whatsApp.sentTo(customer).size() >= count);
    var body = whatsApp.sentTo(customer).get(count - 1).body();
    return body.at("/text/body").asText("") + body.at("/interactive/body/text").asText("");
  }

  void awaitTurns(int done) {
    String turns =
        "SELECT count(*) FROM assistant_turn WHERE tenant_id = ? AND done_at IS NOT NULL";
    await().atMost(PATIENCE).until(() -> Database.count(turns, tenant().value()) == done);
  }

  /** The calls of the conversation's tools, as somebody of that tenant asks for them. */
  ValidatableResponse calls(TenantId reader, String query) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.token(reader, Role.AGENT))
        .get("/v1/crm/conversations/" + conversation() + "/tool-calls" + query)
        .then();
  }

  TenantId tenant() {
    return desk.provider().tenant();
  }

  UUID conversation() {
    return UUID.fromString(ofTenant("SELECT id FROM conversation WHERE tenant_id = ?").getFirst());
  }

  List<String> ofTenant(String sql) {
    return Database.list(sql, tenant().value()).stream().map(String::valueOf).toList();
  }
}
