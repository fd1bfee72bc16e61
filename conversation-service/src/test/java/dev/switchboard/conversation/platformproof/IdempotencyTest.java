package dev.switchboard.conversation.platformproof;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.problem.Problem;
import dev.switchboard.platform.security.Role;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LoopsOff.class)
@WithSwitchboardStack(service = "conversation")
class IdempotencyTest {
  private static final String ORDER = "{\"text\":\"one visit\"}";

  @Inject ProofDirectories directories;

  private TenantId tenant;
  private String key;

  @BeforeEach
  void freshTenantAndKey() {
    tenant = directories.activeTenant();
    key = Ids.next().toString();
  }

  @Test
  void repetitionGetsTheFirstAnswerAndHasNoEffect() {
    Response first = order(key, ORDER);
    Response again = order(key, ORDER);

    first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
    again
        .then()
        .statusCode(201)
        .contentType(ContentType.JSON)
        .header("Idempotency-Replayed", "true")
        .body(equalTo(first.asString()));
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void keyIsTheSameQuotedAndBare() {
    order(key, ORDER).then().statusCode(201);
    order("\"" + key + "\"", ORDER).then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void keyOfAnotherRequestIsRefused() {
    order(key, ORDER);

    problem(order(key, "{\"text\":\"two visits\"}"), 422, "IDEMPOTENCY_KEY_REUSED");
    problem(post("/proof/orders/urgent", key, ORDER), 422, "IDEMPOTENCY_KEY_REUSED");
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void keyBelongsToItsTenant() {
    order(key, ORDER);
    tenant = directories.activeTenant();
    order(key, ORDER).then().statusCode(201).header("Idempotency-Replayed", nullValue());
  }

  @Test
  void withoutKeyEveryRequestIsNew() {
    order(null, ORDER).then().statusCode(201);
    order(null, ORDER).then().statusCode(201);
    assertThat(notes()).isEqualTo(2);
  }

  @Test
  void refusalThatIsAResultIsRepeated() {
    String refuse = "{\"text\":\"refuse\"}";
    Response first = order(key, refuse);
    problem(first, 409, "CONFLICT");
    Response again = order(key, refuse);
    problem(again, 409, "CONFLICT");
    assertThat(again.asString()).isEqualTo(first.asString());
  }

  @Test
  void failureKeepsNothingSoTheNextCallerWorks() {
    List<Integer> statuses =
        IntStream.range(0, 8)
            .mapToObj(i -> order(key, "{\"text\":\"fail first\"}").statusCode())
            .toList();
    assertThat(statuses).containsSubsequence(409, 201, 201).endsWith(201);
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void keysThatCannotBeReadAreRefused() {
    for (String bad : List.of("\"", "\"open", "two words", "a".repeat(256), "\"\"", "ñ", "a,b")) {
      problem(order(bad, ORDER), 400, "INVALID_IDEMPOTENCY_KEY");
    }
    order("k".repeat(255), ORDER).then().statusCode(201);
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void sixtyFourCallersAtOnceHaveOneEffectAndOneAnswer() {
    Client client = new Client();
    List<HttpResponse<String>> answers =
        all(
            IntStream.range(0, 64)
                .mapToObj(i -> client.post(tenant, "/proof/orders", ORDER, "Idempotency-Key", key))
                .toList());

    assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
    assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
    assertThat(
            answers.stream()
                .filter(answer -> answer.headers().firstValue("Idempotency-Replayed").isEmpty()))
        .hasSize(1);
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void callersOfWhichMostFailHaveOneEffectToo() {
    Client client = new Client();
    List<HttpResponse<String>> answers =
        all(
            IntStream.range(0, 32)
                .mapToObj(
                    i ->
                        client.post(
                            tenant,
                            "/proof/orders",
                            "{\"text\":\"fail first\"}",
                            "Idempotency-Key",
                            key))
                .toList());

    assertThat(
            answers.stream().filter(answer -> answer.statusCode() == 201).map(HttpResponse::body))
        .isNotEmpty()
        .containsOnly(
            answers.stream().filter(a -> a.statusCode() == 201).findFirst().orElseThrow().body());
    assertThat(notes()).isEqualTo(1);
  }

  private static <T> List<T> all(List<CompletableFuture<T>> futures) {
    return futures.stream().map(CompletableFuture::join).toList();
  }

  private Response order(String withKey, String body) {
    return post("/proof/orders", withKey, body);
  }

  private Response post(String path, String withKey, String body) {
    RequestSpecification request = asOwner().contentType(ContentType.JSON).body(body);
    return (withKey == null ? request : request.header("Idempotency-Key", withKey)).post(path);
  }

  private int notes() {
    return asOwner().get("/proof/notes").jsonPath().getList("").size();
  }

  private RequestSpecification asOwner() {
    return given().auth().oauth2(TestTokens.token(tenant, Role.OWNER));
  }

  private static void problem(Response response, int status, String code) {
    response.then().statusCode(status).contentType(Problem.MEDIA_TYPE).body("code", equalTo(code));
  }
}
