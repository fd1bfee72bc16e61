package dev.switchboard.integration.calendar;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** protocols.md 3.1. */
class ServiceAccountTest {
  @Test
  void theAssertionSaysWhoForWhatAndIsSignedWithTheKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    ServiceAccount account =
        new ServiceAccount("desk@example.com", pem(keys), "key-1", "https://oauth2.example/token");
    Instant now = Instant.parse("2026-09-07T13:00:00Z");

    String[] parts = account.assertion(now).split("\\.", -1);
    assertThat(decoded(parts[0]).getString("alg")).isEqualTo("RS256");
    assertThat(decoded(parts[0]).getString("kid")).isEqualTo("key-1");
    JsonObject claims = decoded(parts[1]);
    assertThat(claims.getString("iss")).isEqualTo("desk@example.com");
    assertThat(claims.getString("aud")).isEqualTo("https://oauth2.example/token");
    assertThat(claims.getString("scope"))
        .isEqualTo("https://www.googleapis.com/auth/calendar.events");
    assertThat(claims.getLong("iat")).isEqualTo(now.getEpochSecond());
    assertThat(claims.getLong("exp")).isEqualTo(now.getEpochSecond() + 3600);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(keys.getPublic());
    signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    assertThat(account.toString()).doesNotContain("KEY");
  }

  @Test
  void whatIsNoKeyIsNotReadable() {
    assertThat(ServiceAccount.isReadable("")).isFalse();
    assertThat(ServiceAccount.isReadable("-----BEGIN PRIVATE KEY-----\nAAAA\n")).isFalse();
    assertThat(ServiceAccount.isReadable("not base64 !")).isFalse();
  }

  private static String pem(KeyPair keys) {
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded()));
  }

  private static JsonObject decoded(String part) {
    return new JsonObject(new String(Base64.getUrlDecoder().decode(part), US_ASCII));
  }
}
