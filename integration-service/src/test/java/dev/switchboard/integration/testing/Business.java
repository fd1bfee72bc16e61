package dev.switchboard.integration.testing;

import static io.restassured.RestAssured.given;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.security.Role;
import dev.switchboard.simulators.google.GoogleCalendarSimulator;
import dev.switchboard.simulators.google.ServiceAccountKey;
import dev.switchboard.simulators.ispcube.IspcubeSimulator;
import dev.switchboard.testkit.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tenant nobody else has, and what it connects. */
public record Business(TenantId tenant) {
  /** Of every service account: to make one takes a while. */
  private static final KeyPair KEYS = newKeys();

  public static Business opened() {
    return new Business(new TenantId(Ids.next()));
  }

  /** Its calendar's id. */
  public String calendarId() {
    return "agenda-%s@group.calendar.google.com".formatted(tenant);
  }

  public ValidatableResponse connect(IspcubeSimulator ispcube) {
    return connectIspcube(ispcube.baseUrl(), "demo-password");
  }

  public ValidatableResponse connectIspcube(String baseUrl, String password) {
    return asOwner()
        .contentType("application/json")
        .body(
            Map.of(
                "baseUrl", baseUrl,
                "username", "switchboard",
                "password", password,
                "apiKey", "demo-api-key",
                "clientId", "77"))
        .put("/v1/crm/integrations/ispcube")
        .then();
  }

  /** Shares its calendar with a new service account, and tells us both. */
  public ValidatableResponse connect(GoogleCalendarSimulator google) {
    return connect(google, calendarId());
  }

  /** The same with any calendar. */
  public ValidatableResponse connect(GoogleCalendarSimulator google, String calendar) {
    google.share(calendar, ZoneId.of("America/Argentina/Buenos_Aires"));
    String account = "desk-%s@example.com".formatted(tenant);
    google.trust(account, (RSAPublicKey) KEYS.getPublic());
    String pem =
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded()));
    ServiceAccountKey key = new ServiceAccountKey(account, pem, "key-1", google.tokenUrl());
    return connectCalendar(calendar, google.apiUrl(), key.json());
  }

  public ValidatableResponse connectCalendar(String apiUrl, Object serviceAccount) {
    return connectCalendar(calendarId(), apiUrl, serviceAccount);
  }

  private ValidatableResponse connectCalendar(
      String calendar, String apiUrl, Object serviceAccount) {
    return asOwner()
        .contentType("application/json")
        .body(
            """
            {"calendarId":"%s","apiUrl":"%s","serviceAccount":%s}
            """
                .formatted(calendar, apiUrl, serviceAccount))
        .put("/v1/crm/integrations/google-calendar")
        .then();
  }

  public ValidatableResponse disconnectCalendar() {
    return asOwner().delete("/v1/crm/integrations/google-calendar").then();
  }

  /** The assistant asks, by what the query says. */
  public ValidatableResponse asksForAccount(String... nameAndValue) {
    RequestSpecification request = asService();
    for (int i = 0; i < nameAndValue.length; i += 2) {
      request.queryParam(nameAndValue[i], nameAndValue[i + 1]);
    }
    return request.get("/internal/isp/accounts").then();
  }

  public ValidatableResponse asksForConnection(String code) {
    return asService().get("/internal/isp/accounts/{code}/connection", code).then();
  }

  public ValidatableResponse connections() {
    return asOwner().get("/v1/crm/integrations").then();
  }

  /** How its connection of this kind has been going. */
  public @Nullable String health(String kind) {
    return connections().extract().path("find { it.kind == '%s' }.status".formatted(kind));
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public RequestSpecification asOwner() {
    return as(Role.OWNER);
  }

  public RequestSpecification as(String role) {
    return given().header("Authorization", "Bearer " + TestTokens.token(tenant, role));
  }

  public RequestSpecification asService() {
    return given()
        .header("Authorization", "Bearer " + TestTokens.service("conversation-service"))
        .header("X-Tenant-Id", tenant.toString());
  }
}
