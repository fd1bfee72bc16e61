package dev.switchboard.conversation.message;

import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a conversation is asked for: what follows a sequence, or what precedes one. Neither
 * is the newest part.
 *
 * @param limit messages at most, 1 to 100
 */
record MessageWindow(int limit, @Nullable Long after, @Nullable Long before) {
  MessageWindow {
    if (after != null && before != null) {
      throw new ApplicationException(
          PlatformError.INVALID_REQUEST,
          "Ask for what follows a message or for what precedes one.",
          List.of(new Violation("before", "cannot be combined with after")));
    }
  }

  static MessageWindow of(@Nullable Integer limit, @Nullable Long after, @Nullable Long before) {
    int bounded = new PageRequest(limit == null ? PageRequest.DEFAULT_LIMIT : limit, null).limit();
    return new MessageWindow(bounded, after, before);
  }
}
