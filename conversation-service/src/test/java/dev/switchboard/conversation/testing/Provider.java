package dev.switchboard.conversation.testing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.secret.SecretPurpose;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.testkit.stack.Database;
import io.restassured.response.Response;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A WhatsApp app with one channel of a tenant that nobody else has, and what it posts to us.
 *
 * @param phoneNumberId the provider's id of the channel
 */
public record Provider(
    TenantId tenant,
    String appKey,
    UUID appId,
    UUID channelId,
    String phoneNumberId,
    String secret) {

  public static Provider connected(Secrets secrets) {
    TenantId tenant = new TenantId(Ids.next());
    String digits = "2" + Math.abs(tenant.value().getLeastSignificantBits() % 100_000_000L);
    String appKey = "app-" + digits;
    String secret = "secret of " + appKey;
    UUID app = app(secrets, appKey, secret);
    UUID channel = Ids.next();
    Database.run(
        """
        INSERT INTO channel (tenant_id, id, kind, provider_address, webhook_app_id)
        VALUES (?, ?, 'WHATSAPP', ?, ?)
        """,
        tenant.value(),
        channel,
        digits,
        app);
    return new Provider(tenant, appKey, app, channel, digits, secret);
  }

  /** Another app, which the channel does not belong to. */
  public Provider impostor(Secrets secrets) {
    String key = "x" + appKey;
    String other = "another secret";
    return new Provider(tenant, key, app(secrets, key, other), channelId, phoneNumberId, other);
  }

  public String verifyToken() {
    return "verify " + appKey;
  }

  public Response post(byte[] body) {
    return post(body, secret);
  }

  public Response post(byte[] body, String signedWith) {
    return given()
        .header("X-Hub-Signature-256", "sha256=" + hmac(body, signedWith))
        .contentType("application/json")
        .body(body)
        .post("/webhooks/whatsapp/" + appKey);
  }

  /** A delivery with one text message to this channel. */
  public byte[] text(String messageId, String from, String text) {
    return delivery(phoneNumberId, messageId, from, text);
  }

  public static byte[] delivery(String phoneNumberId, String messageId, String from, String text) {
    return """
    {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
      "messaging_product":"whatsapp",
      "metadata":{"display_phone_number":"15550100001","phone_number_id":"%s"},
      "contacts":[{"profile":{"name":"Ana"},"wa_id":"%s"}],
      "messages":[{"from":"%s","id":"%s","timestamp":"1780000001","type":"text",
                   "text":{"body":"%s"}}]}}]}]}
    """
        .formatted(phoneNumberId, from, from, messageId, text)
        .getBytes(UTF_8);
  }

  private static UUID app(Secrets secrets, String key, String secret) {
    UUID id = Ids.next();
    Database.run(
        """
        INSERT INTO webhook_app (id, app_key, kind, verify_token, app_secrets)
        VALUES (?, ?, 'WHATSAPP', ?, ARRAY[?])
        """,
        id,
        key,
        sealed(secrets, "webhook-app.verify-token", "verify " + key),
        sealed(secrets, "webhook-app.secret", secret));
    return id;
  }

  private static String sealed(Secrets secrets, String purpose, String secret) {
    return secrets.seal(SecretScope.PLATFORM, new SecretPurpose(purpose), secret);
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
}
