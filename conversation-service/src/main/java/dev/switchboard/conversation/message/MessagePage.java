package dev.switchboard.conversation.message;

import java.util.List;

/**
 * A part of a conversation.
 *
 * @param items by sequence, the oldest first, whichever way was paged
 * @param hasOlder whether something precedes them: ask with {@code before} = the first's sequence
 * @param hasNewer whether something follows them: ask with {@code after} = the last's sequence
 */
public record MessagePage(List<MessageView> items, boolean hasOlder, boolean hasNewer) {
  public MessagePage {
    items = List.copyOf(items);
  }
}
