package dev.switchboard.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The body of one webhook delivery as WhatsApp posts it, and its signature (protocols.md 1.3, 1.4).
 *
 * @param signature the value of {@code X-Hub-Signature-256}
 */
public record SignedDelivery(byte[] body, String signature) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A customer's text.
   *
   * @param sender his {@code wa_id}, or the user id of somebody whose number is not told
   * @param messageId the provider's, {@code wamid...}
   * @param sentAt Unix time in seconds
   */
  public record Text(
      String phoneNumberId, String sender, String messageId, long sentAt, String text) {}

  /** All of them in one POST, an entry for each. */
  public static SignedDelivery of(List<Text> texts, String appSecret) {
    ObjectNode delivery = JSON.createObjectNode().put("object", "whatsapp_business_account");
    ArrayNode entries = delivery.putArray("entry");
    texts.forEach(text -> entries.add(entry(text)));
    return of(delivery.toString().getBytes(StandardCharsets.UTF_8), appSecret);
  }

  /** Any bytes, properly signed. */
  public static SignedDelivery of(byte[] body, String appSecret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return new SignedDelivery(body, "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a sender calls himself. */
  static String nameOf(String sender) {
    return "Customer " + sender;
  }

  private static ObjectNode entry(Text text) {
    ObjectNode entry = JSON.createObjectNode().put("id", "0");
    ObjectNode change = entry.putArray("changes").addObject().put("field", "messages");
    ObjectNode value = change.putObject("value").put("messaging_product", "whatsapp");
    value
        .putObject("metadata")
        .put("display_phone_number", "0")
        .put("phone_number_id", text.phoneNumberId());
    boolean hasNumber = text.sender().chars().allMatch(Character::isDigit);
    ObjectNode contact = value.putArray("contacts").addObject();
    contact.put(hasNumber ? "wa_id" : "user_id", text.sender());
    contact.putObject("profile").put("name", nameOf(text.sender()));
    ObjectNode message = value.putArray("messages").addObject();
    message.put(hasNumber ? "from" : "from_user_id", text.sender()).put("id", text.messageId());
    message.put("timestamp", Long.toString(text.sentAt())).put("type", "text");
    message.putObject("text").put("body", text.text());
    return entry;
  }
}
