package dev.switchboard.conversation.whatsapp;

/**
 * Ids of the provider's making, kept as sent and compared byte for byte. One that is not short,
 * printable ASCII is no id: cleaning it could make two senders one.
 */
final class Identity {
  private Identity() {}

  static boolean isUsable(String text, int longest) {
    if (text.isEmpty() || text.length() > longest) {
      return false;
    }
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
