package dev.switchboard.conversation.platformproof;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.problem.Problem;
import dev.switchboard.platform.security.Role;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens against the published key set: what tenant-service signed is taken, nothing else. */
@QuarkusTest
@TestProfile(LoopsOff.class)
@WithSwitchboardStack(service = "conversation")
@WithTestResource(JwksServer.class)
class HostileTokenTest {
  private static final SigningKey FIRST = SigningKey.named("first");
  private static final SigningKey SECOND = SigningKey.named("second");
  private static final SigningKey STRANGER = SigningKey.named("first");

  @Inject ProofDirectories directories;

  private TenantId tenant;

  @BeforeEach
  void publishBothKeys() {
    SigningKey.publish(FIRST, SECOND);
    tenant = directories.activeTenant();
  }

  @Test
  void tokensOfEveryPublishedKeyAreTaken() {
    assertThat(statusOf(signed(FIRST, claims()))).isEqualTo(200);
    assertThat(statusOf(signed(SECOND, claims()))).isEqualTo(200);
  }

  @Test
  void tokensOfRetiredKeyDieWithItAndNewKeyIsFound() {
    SigningKey retiring = SigningKey.named("retiring");
    SigningKey next = SigningKey.named("next");
    String old = signed(retiring, claims());
    SigningKey.publish(FIRST, SECOND, retiring);
    soon(() -> assertThat(statusOf(old)).isEqualTo(200));

    SigningKey.publish(FIRST, SECOND, next);

    soon(() -> assertThat(statusOf(old)).isEqualTo(401));
    soon(() -> assertThat(statusOf(signed(next, claims()))).isEqualTo(200));
  }

  @Test
  void unsignedTokenIsRefused() {
    refused(header("none") + "." + payload(signed(FIRST, claims())) + ".");
    refused(header("NONE") + "." + payload(signed(FIRST, claims())) + ".");
    refused(header("ES256") + "." + payload(signed(FIRST, claims())) + ".");
  }

  @Test
  void publicKeyUsedAsSharedSecretIsRefused() {
    byte[] encoded = FIRST.pair().getPublic().getEncoded();
    refused(sign("HS256", new HmacKey(encoded), claims(), jws -> jws.setKeyIdHeaderValue("first")));
    byte[] json = FIRST.jwk().toJson().getBytes(StandardCharsets.UTF_8);
    refused(sign("HS256", new HmacKey(json), claims(), jws -> jws.setKeyIdHeaderValue("first")));
  }

  @Test
  void keyThatTheTokenBringsAlongIsNotUsed() {
    refused(
        sign(
            "ES256",
            STRANGER.pair().getPrivate(),
            claims(),
            jws -> jws.setJwkHeader(STRANGER.jwk())));
    refused(
        sign(
            "ES256",
            STRANGER.pair().getPrivate(),
            claims(),
            jws -> {
              jws.setKeyIdHeaderValue("first");
              jws.setJwkHeader(STRANGER.jwk());
            }));
    for (String header : List.of("jku", "x5u")) {
      refused(
          sign(
              "ES256",
              STRANGER.pair().getPrivate(),
              claims(),
              jws -> jws.setHeader(header, "https://attacker.example/keys.json")));
    }
  }

  @Test
  void keyIdIsNoPathAndNoWish() {
    for (String id : List.of("second", "../../first", "/dev/null", "' or 1=1", "")) {
      refused(
          sign("ES256", FIRST.pair().getPrivate(), claims(), jws -> jws.setKeyIdHeaderValue(id)));
    }
    refused(signed(STRANGER, claims()));
  }

  @Test
  void wrongIssuerAudienceAndTimesAreRefused() {
    Instant now = Instant.now();
    refused(signed(FIRST, with("iss", "https://elsewhere.example")));
    refused(signed(FIRST, without("iss")));
    refused(signed(FIRST, with("aud", "somebody-else")));
    refused(signed(FIRST, without("aud")));
    refused(signed(FIRST, with("exp", now.minusSeconds(60).getEpochSecond())));
    refused(signed(FIRST, without("exp")));
    refused(signed(FIRST, with("nbf", now.plusSeconds(120).getEpochSecond())));
  }

  @Test
  void tokenThatNamesNobodyOrNoTenantIsRefused() {
    refused(signed(FIRST, without("sub")));
    refused(signed(FIRST, with("sub", "alice")));
    refused(signed(FIRST, without("tenant_id")));
    refused(signed(FIRST, with("tenant_id", "all")));
    refused(
        signed(FIRST, with("tenant_id", List.of(tenant.toString(), UUID.randomUUID().toString()))));
  }

  @Test
  void changedClaimsAndGarbageAreRefused() {
    String[] parts = signed(FIRST, claims()).split("\\.", -1);
    String promoted =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace(Role.OWNER, Role.PLATFORM_ADMIN);
    refused(parts[0] + "." + base64(promoted) + "." + parts[2]);
    refused(parts[0] + "." + parts[1] + "." + base64("x".repeat(64)));
    refused(parts[0] + "." + parts[1] + "." + base64("\0".repeat(64)));
    refused("not.a.token");
    refused("eyJ");
    refused("a".repeat(4_000));
  }

  /** Keys are read again when the time their answer gave them is over. */
  private static void soon(ThrowingRunnable check) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(check);
  }

  private void refused(String token) {
    given()
        .header("Authorization", "Bearer " + token)
        .get("/proof/whoami")
        .then()
        .statusCode(401)
        .contentType(Problem.MEDIA_TYPE)
        .header("WWW-Authenticate", "Bearer")
        .body("code", equalTo("UNAUTHENTICATED"));
  }

  private static int statusOf(String token) {
    return given().auth().oauth2(token).get("/proof/whoami").statusCode();
  }

  private Map<String, Object> claims() {
    Instant now = Instant.now();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", "https://switchboard.dev");
    claims.put("aud", "switchboard");
    claims.put("sub", UUID.randomUUID().toString());
    claims.put("tenant_id", tenant.toString());
    claims.put("groups", List.of(Role.OWNER));
    claims.put("iat", now.minusSeconds(600).getEpochSecond());
    claims.put("exp", now.plusSeconds(600).getEpochSecond());
    return claims;
  }

  private Map<String, Object> with(String claim, Object value) {
    Map<String, Object> claims = claims();
    claims.put(claim, value);
    return claims;
  }

  private Map<String, Object> without(String claim) {
    Map<String, Object> claims = claims();
    claims.remove(claim);
    return claims;
  }

  private static String signed(SigningKey key, Map<String, Object> claims) {
    return sign("ES256", key.pair().getPrivate(), claims, jws -> jws.setKeyIdHeaderValue(key.id()));
  }

  private static String sign(
      String algorithm, Key key, Map<String, Object> claims, Consumer<JsonWebSignature> header) {
    JwtClaims payload = new JwtClaims();
    claims.forEach(payload::setClaim);
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(algorithm);
    jws.setKey(key);
    jws.setDoKeyValidation(false);
    jws.setPayload(payload.toJson());
    header.accept(jws);
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(String algorithm) {
    return base64("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"first\"}");
  }

  private static String payload(String token) {
    return token.split("\\.", -1)[1];
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
