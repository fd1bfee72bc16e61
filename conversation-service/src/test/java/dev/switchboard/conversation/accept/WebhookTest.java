package dev.switchboard.conversation.accept;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.Topic;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.conversation.testing.Provider;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door for providers, with relay and intake off, so that the outbox shows what came in. */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class WebhookTest {
  private static final String ANA = "5491100000001";

  @Inject Secrets secrets;

  private Provider provider;

  @BeforeEach
  void connect() {
    provider = Provider.connected(secrets);
  }

  @Test
  void theProvidersQuestionIsAnsweredWithItsChallengeAndNothingElse() {
    given()
        .queryParam("hub.mode", "subscribe")
        .queryParam("hub.verify_token", provider.verifyToken())
        .queryParam("hub.challenge", "1158201444")
        .get("/webhooks/whatsapp/" + provider.appKey())
        .then()
        .statusCode(200)
        .contentType("text/plain")
        .body(equalTo("1158201444"));
  }

  @Test
  void whoDoesNotKnowTheVerifyTokenIsRefused() {
    given()
        .queryParam("hub.mode", "subscribe")
        .queryParam("hub.verify_token", "guess")
        .queryParam("hub.challenge", "1")
        .get("/webhooks/whatsapp/" + provider.appKey())
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", is("WEBHOOK_NOT_VERIFIED"));
  }

  @Test
  void aSignedDeliveryIsCommittedByteForByteWhenItIsAnswered() {
    byte[] body = provider.text("wamid.1", ANA, "Hola");
    provider.post(body).then().statusCode(200);
    Map<String, String> row =
        Database.row(
            "SELECT *, encode(data, 'escape') AS text FROM outbox WHERE key = ?",
            provider.channelId());
    assertThat(row)
        .containsEntry("topic", Topic.WEBHOOK_RECEIVED.topicName())
        .containsEntry("text", new String(body, UTF_8))
        .containsEntry("tenant_id", provider.tenant().toString())
        .containsEntry("event_id", Ids.derived(provider.channelId(), body).toString());
  }

  @Test
  void theSameDeliveryPostedAHundredTimesAtOnceIsOneRow() throws Exception {
    byte[] body = provider.text("wamid.2", ANA, "Hola");
    Callable<Integer> post = () -> provider.post(body).statusCode();
    try (var callers = Executors.newFixedThreadPool(32)) {
      for (Future<Integer> answer : callers.invokeAll(Collections.nCopies(100, post))) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
    assertThat(acceptedRows()).isEqualTo(1);
  }

  @Test
  void aDeliveryWithoutTheRightSignatureIsRefusedAndLeavesNothing() {
    byte[] body = provider.text("wamid.3", ANA, "Hola");
    provider
        .post(body, "not the secret")
        .then()
        .statusCode(403)
        .body("code", is("WEBHOOK_SIGNATURE_INVALID"));
    given()
        .body(body)
        .contentType("application/json")
        .post("/webhooks/whatsapp/" + provider.appKey())
        .then()
        .statusCode(403);
    assertThat(acceptedRows()).isZero();
  }

  @Test
  void aDeliveryForANumberNobodyHasIsAnsweredAndBecomesADeadLetter() {
    byte[] body = Provider.delivery("9" + provider.phoneNumberId(), "wamid.4", ANA, "Hola");
    provider.post(body).then().statusCode(200);
    assertThat(deadLetters(body)).singleElement().asString().contains("no channel");
  }

  @Test
  void aDeliverySignedByAnAppTheChannelDoesNotBelongToHasNoEffect() {
    byte[] body = provider.text("wamid.5", ANA, "Hola");
    provider.impostor(secrets).post(body).then().statusCode(200);
    assertThat(acceptedRows()).isZero();
    assertThat(deadLetters(body)).singleElement().asString().contains("signed by an app");
  }

  @Test
  void signedBytesThatAreNoDeliveryAreAnsweredAndBecomeADeadLetter() {
    byte[] body = ("{\"object\": \"" + provider.appKey() + "\", nonsense").getBytes(UTF_8);
    provider.post(body).then().statusCode(200);
    assertThat(deadLetters(body)).hasSize(1);
  }

  @Test
  void aPartThatNamesNoChannelIsKeptAsADeadLetterBesideItsSiblings() {
    String whole = new String(provider.text("wamid.9", ANA, "Hola"), UTF_8);
    String nameless = "{\"field\":\"messages\",\"value\":{\"messages\":[{\"id\":\"x\"}]}},";
    byte[] body = whole.replace("\"changes\":[", "\"changes\":[" + nameless).getBytes(UTF_8);
    provider.post(body).then().statusCode(200);
    assertThat(acceptedRows()).isEqualTo(1);
    assertThat(deadLetters(body)).containsExactly("1 part(s) name no channel");
  }

  @Test
  void aDeliveryOfAlmostThreeMegabytesIsTakenAndOneOfFourIsRefused() {
    provider.post(provider.text("wamid.6", ANA, "x".repeat(2_900_000))).then().statusCode(200);
    assertThat(acceptedRows()).isEqualTo(1);
    provider
        .post(provider.text("wamid.7", ANA, "y".repeat(4_000_000)))
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", is("REQUEST_TOO_LARGE"));
  }

  @Test
  void anAddressNobodyReceivesAtIsNotFound() {
    given()
        .body(provider.text("wamid.8", ANA, "Hola"))
        .contentType("application/json")
        .post("/webhooks/whatsapp/nobody")
        .then()
        .statusCode(404)
        .body("code", is("WEBHOOK_APP_UNKNOWN"));
  }

  @Test
  void whatCannotBeLookedUpJustNowIsToBeSentAgain() {
    byte[] body = provider.text("wamid.10", ANA, "Hola");
    Database.run("REVOKE SELECT ON webhook_app FROM conversation_worker");
    try {
      provider
          .post(body)
          .then()
          .statusCode(503)
          .header("Retry-After", "5")
          .body("code", is("DELIVERY_NOT_STORED"));
    } finally {
      Database.run("GRANT SELECT ON webhook_app TO conversation_worker");
    }
    provider.post(body).then().statusCode(200);
    assertThat(acceptedRows()).isEqualTo(1);
  }

  private long acceptedRows() {
    return Database.count(
        "SELECT count(*) FROM outbox WHERE topic = ? AND key = ?",
        Topic.WEBHOOK_RECEIVED.topicName(),
        provider.channelId());
  }

  private static List<String> deadLetters(byte[] body) {
    return Database.list(
        "SELECT dead_letter_reason FROM outbox WHERE topic = ? AND data = ?",
        Topic.WEBHOOK_RECEIVED.deadLetterName(),
        body);
  }
}
