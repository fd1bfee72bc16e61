package dev.switchboard.conversation.accept;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door for providers, with relay and intake off, so that the outbox shows what came in. */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(WebhookTest.DoorOnly.class)
class WebhookTest {
  private static final String SECRET = "app-secret-one";
  private static final String OTHER_SECRET = "app-secret-two";

  @Inject
  @ReactiveDataSource("worker")
  Pool database;

  @Inject Pool appPool;
  @Inject Secrets secrets;

  private final TenantId tenant = new TenantId(Ids.next());
  private final String appKey = "app-" + tenant.toString().substring(24);
  private final String number =
      "2" + Math.abs(tenant.value().getLeastSignificantBits() % 100_000_000L);
  private UUID channelId;

  @BeforeEach
  void anAppAndAChannel() {
    UUID appId = app(appKey, SECRET);
    channelId = channel(tenant, appId, number);
  }

  @Test
  void theProvidersQuestionIsAnsweredWithItsChallengeAndNothingElse() {
    given()
        .queryParam("hub.mode", "subscribe")
        .queryParam("hub.verify_token", "verify-" + appKey)
        .queryParam("hub.challenge", "1158201444")
        .get("/webhooks/whatsapp/" + appKey)
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
        .get("/webhooks/whatsapp/" + appKey)
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", is("WEBHOOK_NOT_VERIFIED"));
  }

  @Test
  void aSignedDeliveryIsCommittedByteForByteWhenItIsAnswered() {
    byte[] body = delivery("wamid.1", number);
    post(body, SECRET).then().statusCode(200);
    Row row = outbox(Topic.WEBHOOK_RECEIVED.topicName()).getFirst();
    assertThat(row.getBuffer("data").getBytes()).isEqualTo(body);
    assertThat(row.getUUID("key")).isEqualTo(channelId);
    assertThat(row.getUUID("tenant_id")).isEqualTo(tenant.value());
    assertThat(row.getUUID("event_id")).isEqualTo(Ids.derived(channelId, body));
  }

  @Test
  void theSameDeliveryPostedAHundredTimesAtOnceIsOneRow() throws Exception {
    byte[] body = delivery("wamid.2", number);
    List<Callable<Integer>> posts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      posts.add(() -> post(body, SECRET).statusCode());
    }
    try (var callers = Executors.newFixedThreadPool(32)) {
      for (Future<Integer> answer : callers.invokeAll(posts)) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
    assertThat(outbox(Topic.WEBHOOK_RECEIVED.topicName())).hasSize(1);
  }

  @Test
  void aDeliveryWithoutTheRightSignatureIsRefusedAndLeavesNothing() {
    byte[] body = delivery("wamid.3", number);
    post(body, OTHER_SECRET).then().statusCode(403).body("code", is("WEBHOOK_SIGNATURE_INVALID"));
    given()
        .body(body)
        .contentType("application/json")
        .post("/webhooks/whatsapp/" + appKey)
        .then()
        .statusCode(403);
    assertThat(outbox(Topic.WEBHOOK_RECEIVED.topicName())).isEmpty();
  }

  @Test
  void aDeliveryForANumberNobodyHasIsAnsweredAndBecomesADeadLetter() {
    byte[] body = delivery("wamid.4", "999" + number);
    post(body, SECRET).then().statusCode(200);
    assertThat(deadLetters(body)).singleElement().asString().contains("no channel");
  }

  @Test
  void aDeliverySignedByAnAppTheChannelDoesNotBelongToHasNoEffect() {
    String foreignKey = "x" + appKey;
    app(foreignKey, OTHER_SECRET);
    byte[] body = delivery("wamid.5", number);
    post(foreignKey, body, OTHER_SECRET).then().statusCode(200);
    assertThat(outbox(Topic.WEBHOOK_RECEIVED.topicName())).isEmpty();
    assertThat(deadLetters(body)).singleElement().asString().contains("signed by an app");
  }

  @Test
  void signedBytesThatAreNoDeliveryAreAnsweredAndBecomeADeadLetter() {
    byte[] body =
        ("{\"object\": \"whatsapp_business_account\", nonsense " + number).getBytes(UTF_8);
    post(body, SECRET).then().statusCode(200);
    assertThat(deadLetters(body)).hasSize(1);
  }

  @Test
  void aDeliveryOfAlmostThreeMegabytesIsTakenAndOneOfFourIsRefused() {
    byte[] body = delivery("wamid.6" + "x".repeat(2_900_000), number);
    post(body, SECRET).then().statusCode(200);
    assertThat(outbox(Topic.WEBHOOK_RECEIVED.topicName())).hasSize(1);
    post(delivery("y".repeat(4_000_000), number), SECRET)
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", is("REQUEST_TOO_LARGE"));
  }

  @Test
  void anAddressNobodyReceivesAtIsNotFound() {
    post("nobody", delivery("wamid.7", number), SECRET)
        .then()
        .statusCode(404)
        .body("code", is("WEBHOOK_APP_UNKNOWN"));
  }

  private Response post(byte[] body, String secret) {
    return post(appKey, body, secret);
  }

  private static Response post(String appKey, byte[] body, String secret) {
    return given()
        .header("X-Hub-Signature-256", "sha256=" + hmac(body, secret))
        .contentType("application/json")
        .body(body)
        .post("/webhooks/whatsapp/" + appKey);
  }

  private static byte[] delivery(String messageId, String phoneNumberId) {
    return """
    {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
      "messaging_product":"whatsapp",
      "metadata":{"display_phone_number":"15550100001","phone_number_id":"%s"},
      "messages":[{"from":"5491100000001","id":"%s","timestamp":"1780000001","type":"text",
                   "text":{"body":"Hola"}}]}}]}]}
    """
        .formatted(phoneNumberId, messageId)
        .getBytes(UTF_8);
  }

  private UUID app(String key, String secret) {
    UUID id = Ids.next();
    var unused =
        appPool
            .preparedQuery(
                """
                INSERT INTO webhook_app (id, app_key, kind, verify_token, app_secrets)
                VALUES ($1, $2, 'WHATSAPP', $3, $4)
                """)
            .execute(
                Tuple.of(
                    id,
                    key,
                    secrets.seal(
                        SecretScope.PLATFORM, RoutingRepository.VERIFY_TOKEN, "verify-" + key),
                    new String[] {
                      secrets.seal(SecretScope.PLATFORM, RoutingRepository.APP_SECRET, secret)
                    }))
            .await()
            .atMost(Duration.ofSeconds(5));
    return id;
  }

  private UUID channel(TenantId of, UUID appId, String phoneNumberId) {
    UUID id = Ids.next();
    var unused =
        appPool
            .withTransaction(
                transaction ->
                    transaction
                        .preparedQuery("SELECT set_config('app.tenant_id', $1, true)")
                        .execute(Tuple.of(of.toString()))
                        .chain(
                            () ->
                                transaction
                                    .preparedQuery(
                                        """
                                        INSERT INTO channel
                                          (tenant_id, id, kind, provider_address, webhook_app_id)
                                        VALUES ($1, $2, 'WHATSAPP', $3, $4)
                                        """)
                                    .execute(Tuple.of(of.value(), id, phoneNumberId, appId))))
            .await()
            .atMost(Duration.ofSeconds(5));
    return id;
  }

  private List<Row> outbox(String topic) {
    return database
        .preparedQuery("SELECT * FROM outbox WHERE topic = $1 AND key = $2")
        .execute(Tuple.of(topic, channelId))
        .map(rows -> rows.stream().toList())
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  private List<String> deadLetters(byte[] body) {
    return database
        .preparedQuery("SELECT dead_letter_reason FROM outbox WHERE topic = $1 AND data = $2")
        .execute(
            Tuple.of(
                Topic.WEBHOOK_RECEIVED.deadLetterName(), io.vertx.core.buffer.Buffer.buffer(body)))
        .map(rows -> rows.stream().map(row -> row.getString(0)).toList())
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  private static String hmac(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nothing moves what was accepted. */
  public static final class DoorOnly implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "switchboard.loops.relay", "false",
          "switchboard.loops.consumers", "false",
          "switchboard.loops.workers", "false");
    }
  }
}
