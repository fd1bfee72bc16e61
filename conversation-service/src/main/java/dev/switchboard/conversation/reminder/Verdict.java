package dev.switchboard.conversation.reminder;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a reminder that has come due. */
sealed interface Verdict permits Said, Verdict.Unsaid {
  Due due();

  /** Nothing is said. */
  record Unsaid(Due due, Skipped because) implements Verdict {}

  default @Nullable UUID conversationId() {
    return switch (this) {
      case Said said -> said.conversation().id();
      case Unsaid unsaid -> null;
    };
  }

  default @Nullable UUID messageId() {
    return switch (this) {
      case Said said -> said.message().id();
      case Unsaid unsaid -> null;
    };
  }

  default @Nullable String reason() {
    return switch (this) {
      case Said said -> null;
      case Unsaid unsaid -> unsaid.because().name();
    };
  }
}
