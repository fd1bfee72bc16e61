package dev.switchboard.conversation.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote, as the provider names him (protocols.md 1.4): at least one of the two ids is there,
 * each kept as sent.
 *
 * @param waId digits with country code, as WhatsApp writes them; absent for a sender known by his
 *     username only
 * @param userId the business-scoped user id, opaque
 * @param parentUserId the same person for a group of businesses
 * @param name the profile's name, the sender's own choice
 * @param username the profile's username
 */
public record Sender(
    @Nullable String waId,
    @Nullable String userId,
    @Nullable String parentUserId,
    @Nullable String name,
    @Nullable String username) {
  public Sender {
    if (waId == null && userId == null) {
      throw new IllegalArgumentException("a sender has a wa_id or a user id");
    }
  }
}
