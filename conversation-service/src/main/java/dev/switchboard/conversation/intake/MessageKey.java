package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.Ids;
import java.util.UUID;

/** What makes two deliveries of a message one (features.md C6). */
record MessageKey(UUID channelId, String providerMessageId) {
  /** The id of the event that tells of it: a replay gives the same. */
  UUID eventId() {
    return Ids.derived(channelId, providerMessageId);
  }
}
