package dev.switchboard.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One signed webhook delivery with one text message (protocols.md 1.3, 1.4). */
public final class Delivery {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String messageId;
  private final byte[] body;
  private final String signature;

  private Delivery(String messageId, byte[] body, String signature) {
    this.messageId = messageId;
    this.body = body;
    this.signature = signature;
  }

  /**
   * A text as its sender wrote it.
   *
   * @param from the sender's {@code wa_id}
   * @param messageId the provider's, {@code wamid...}
   * @param sentAtSeconds Unix time
   */
  public record Text(
      String phoneNumberId, String from, String messageId, long sentAtSeconds, String text) {
    public Text {
      Objects.requireNonNull(phoneNumberId, "phoneNumberId");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(messageId, "messageId");
      Objects.requireNonNull(text, "text");
    }
  }

  public static Delivery of(Text text, String appSecret) {
    byte[] body = json(text).toString().getBytes(StandardCharsets.UTF_8);
    return new Delivery(text.messageId(), body, "sha256=" + hmac(appSecret, body));
  }

  public String messageId() {
    return messageId;
  }

  public byte[] body() {
    return body.clone();
  }

  /** The value of {@code X-Hub-Signature-256}. */
  public String signature() {
    return signature;
  }

  private static ObjectNode json(Text text) {
    ObjectNode delivery = JSON.createObjectNode().put("object", "whatsapp_business_account");
    ObjectNode entry = delivery.putArray("entry").addObject().put("id", "0");
    ObjectNode change = entry.putArray("changes").addObject().put("field", "messages");
    ObjectNode value = change.putObject("value").put("messaging_product", "whatsapp");
    value
        .putObject("metadata")
        .put("display_phone_number", "0")
        .put("phone_number_id", text.phoneNumberId());
    ObjectNode contact = value.putArray("contacts").addObject().put("wa_id", text.from());
    contact.putObject("profile").put("name", "Customer " + text.from());
    ObjectNode message = value.putArray("messages").addObject();
    message
        .put("from", text.from())
        .put("id", text.messageId())
        .put("timestamp", Long.toString(text.sentAtSeconds()))
        .put("type", "text");
    message.putObject("text").put("body", text.text());
    return delivery;
  }

  private static String hmac(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
