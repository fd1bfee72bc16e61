package dev.switchboard.simulators.whatsapp;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** The identities Meta gives: of messages, and of phone numbers. */
final class WhatsAppId {
  private WhatsAppId() {}

  /** A message id no other message has. */
  static String ofMessage() {
    UUID random = UUID.randomUUID();
    ByteBuffer bytes = ByteBuffer.allocate(24).putLong(0x1D0D3534_39313130L);
    bytes.putLong(random.getMostSignificantBits()).putLong(random.getLeastSignificantBits());
    return "wamid." + Base64.getUrlEncoder().encodeToString(bytes.array());
  }

  /**
   * The identity of the account behind a number as it was dialled. Mobiles of Argentina and Mexico
   * are known by a 9 or a 1 that callers leave out (protocols.md 1.8).
   */
  static String ofPhone(String dialled) {
    String digits = dialled.replaceAll("\\D", "");
    if (digits.length() == 12 && digits.startsWith("54")) {
      return "549" + digits.substring(2);
    }
    if (digits.length() == 12 && digits.startsWith("52")) {
      return "521" + digits.substring(2);
    }
    return digits;
  }
}
