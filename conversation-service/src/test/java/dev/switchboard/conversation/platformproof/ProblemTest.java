package dev.switchboard.conversation.platformproof;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.problem.Problem;
import dev.switchboard.platform.security.Role;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(LoopsOff.class)
@WithSwitchboardStack(service = "conversation")
class ProblemTest {
  @Inject ProofDirectories directories;
  @TestHTTPResource URL service;

  @Test
  void refusalCarriesItsCodeFieldsAndAlternatives() {
    problem(given().get("/proof/failure?kind=refusal").then(), 409, "CONFLICT")
        .body("type", equalTo("https://switchboard.dev/problems/conflict"))
        .body("title", notNullValue())
        .body("detail", equalTo("10:00 is no longer free."))
        .body("violations[0].field", equalTo("start"))
        .body("alternatives", hasSize(2));
  }

  @Test
  void unexpectedFailureSaysNothingOfTheInside() {
    problem(given().get("/proof/failure?kind=bug").then(), 500, "INTERNAL_ERROR")
        .body(not(containsString("switchboard.Something")))
        .body(not(containsString("Exception")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"database-ends", "database-away"})
  void whatIsAwayIsWorthAskingAgain(String kind) {
    problem(given().get("/proof/failure?kind=" + kind).then(), 503, "UNAVAILABLE")
        .header("Retry-After", equalTo("5"));
  }

  @Test
  void aStatementThatFailsIsOurMistake() {
    problem(given().get("/proof/failure?kind=statement").then(), 500, "INTERNAL_ERROR")
        .header("Retry-After", nullValue());
  }

  @Test
  void lostRaceIsConflictAndWithIfMatchPreconditionFailed() {
    problem(given().get("/proof/failure?kind=stale").then(), 409, "CONFLICT");
    problem(
        given().header("If-Match", "\"3\"").get("/proof/failure?kind=stale").then(),
        412,
        "PRECONDITION_FAILED");
  }

  @Test
  void bodyThatIsNoJsonSaysWhere() {
    problem(post("{\"text\": \n oops").then(), 400, "MALFORMED_JSON")
        .body("detail", containsString("line 2"));
  }

  @Test
  void unknownEnumConstantNamesTheFieldAndTheChoice() {
    problem(post("{\"text\":\"x\",\"urgency\":\"NOW\"}").then(), 400, "MALFORMED_JSON")
        .body("violations[0].field", equalTo("urgency"))
        .body("violations[0].message", equalTo("must be one of LOW, HIGH"));
  }

  @Test
  void valueOfWrongTypeNamesItsPath() {
    problem(
            post("{\"text\":\"x\",\"lines\":[{\"quantity\":1},{\"quantity\":\"many\"}]}").then(),
            400,
            "MALFORMED_JSON")
        .body("violations[0].field", equalTo("lines[1].quantity"));
    problem(post("{\"text\":\"x\",\"reference\":\"17\"}").then(), 400, "MALFORMED_JSON")
        .body("violations[0].field", equalTo("reference"))
        .body("violations[0].message", equalTo("must be a UUID"));
    problem(post("{\"text\":\"x\",\"dueAt\":\"tomorrow\"}").then(), 400, "MALFORMED_JSON")
        .body("violations[0].field", equalTo("dueAt"));
  }

  @Test
  void missingFieldIsNamed() {
    problem(post("{}").then(), 400, "MALFORMED_JSON")
        .body("violations[0].field", equalTo("text"))
        .body("violations[0].message", equalTo("is missing"));
  }

  @Test
  void missingBodyIsRefused() {
    problem(post("").then(), 400, "INVALID_REQUEST");
  }

  @Test
  void brokenRulesAreListedByField() {
    String tooLong = "x".repeat(101);
    problem(
            post("{\"text\":\"" + tooLong + "\",\"lines\":[{\"quantity\":1},{\"quantity\":0}]}")
                .then(),
            400,
            "INVALID_REQUEST")
        .body("violations", hasSize(2))
        .body("violations.field", hasItem("text"))
        .body("violations.field", hasItem("lines[1].quantity"));
  }

  @Test
  void queryParameterThatCannotBeReadIsNamed() {
    problem(asOwner().get("/proof/search?limit=many").then(), 400, "INVALID_REQUEST")
        .body("violations[0].field", equalTo("limit"));
    problem(asOwner().get("/proof/search?urgency=NOW").then(), 400, "INVALID_REQUEST")
        .body("violations[0].field", equalTo("urgency"));
    problem(asOwner().get("/proof/search?limit=101").then(), 400, "INVALID_REQUEST")
        .body("violations[0].field", equalTo("limit"));
  }

  @Test
  void addressesThatNameNothingAre404() {
    problem(asOwner().get("/proof/nowhere").then(), 404, "NOT_FOUND");
    problem(asOwner().get("/elsewhere").then(), 404, "NOT_FOUND");
    problem(asOwner().get("/proof/notes/17").then(), 404, "NOT_FOUND");
    problem(asOwner().get("/proof/notes/" + Ids.next()).then(), 404, "NOT_FOUND");
  }

  @Test
  void wrongMethodAndMediaTypesAreProblemsToo() {
    problem(asOwner().delete("/proof/notes").then(), 405, "METHOD_NOT_ALLOWED");
    problem(
        asOwner().contentType("text/csv").body("a;b").post("/proof/notes").then(),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
    problem(asOwner().accept("image/png").get("/proof/notes").then(), 406, "NOT_ACCEPTABLE");
  }

  @Test
  void bodyThatIsTooLargeIsRefusedBeforeItIsRead() {
    problem(post("{\"text\":\"" + "x".repeat(3_200_000) + "\"}").then(), 413, "REQUEST_TOO_LARGE");
  }

  @Test
  void endlessBodyWithoutLengthIsRefusedToo() throws Exception {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST /proof/notes HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: application/json\r
          Transfer-Encoding: chunked\r
          \r
          """
              .formatted(ownerToken())
              .getBytes(StandardCharsets.US_ASCII));
      byte[] chunk =
          ("10000\r\n" + " ".repeat(65_536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 49; i++) {
        out.write(chunk);
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      assertThat(answer).isEqualTo("HTTP/1.1 413");
    }
  }

  private io.restassured.response.Response post(String body) {
    return asOwner().contentType(ContentType.JSON).body(body).post("/proof/notes");
  }

  private RequestSpecification asOwner() {
    return given().auth().oauth2(ownerToken());
  }

  private String ownerToken() {
    return TestTokens.token(directories.activeTenant(), Role.OWNER);
  }

  private static ValidatableResponse problem(
      ValidatableResponse response, int status, String code) {
    return response
        .statusCode(status)
        .contentType(Problem.MEDIA_TYPE)
        .body("status", equalTo(status))
        .body("code", equalTo(code));
  }
}
