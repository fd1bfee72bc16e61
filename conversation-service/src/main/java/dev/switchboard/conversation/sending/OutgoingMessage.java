package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.conversation.MessageRole;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param id ours; the provider gets it as callback data
 * @param sentBy the person who wrote it
 */
public record OutgoingMessage(
    UUID id, Lane lane, MessageRole role, OutgoingContent content, @Nullable UUID sentBy) {
  public OutgoingMessage {
    if (role == MessageRole.USER || (sentBy != null) != (role == MessageRole.AGENT)) {
      throw new IllegalArgumentException("%s does not send by %s".formatted(role, sentBy));
    }
  }

  public static OutgoingMessage ofAssistant(OutgoingContent content) {
    return new OutgoingMessage(Ids.next(), Lane.ASSISTANT, MessageRole.ASSISTANT, content, null);
  }

  /**
   * @param lane OPT_OUT_CONFIRMATION, SYSTEM, OFFER or CAMPAIGN
   */
  public static OutgoingMessage ofSystem(Lane lane, OutgoingContent content) {
    return new OutgoingMessage(Ids.next(), lane, MessageRole.SYSTEM, content, null);
  }
}
