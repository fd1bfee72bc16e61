package dev.switchboard.conversation.whatsapp;

import java.util.Objects;

/**
 * A part of a delivery that could not be understood, while its siblings could.
 *
 * @param part {@code messages}, {@code statuses}, {@code contacts}, {@code errors} or {@code value}
 * @param reason quotes nothing of the content, so it may be logged and counted
 * @param content the part as it came, cut to 65,536 characters; empty when it was no object or list
 */
public record Unreadable(String part, Reason reason, String content) {
  public Unreadable {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(content, "content");
  }

  /** Why; a closed list, because it labels a metric. */
  public enum Reason {
    /** Broken inside, or nested or long past all sense. */
    BROKEN,
    /** Not an object, or not a list of them. */
    MISSHAPEN,
    /** Without an id, nothing could tell it from its own repetition. */
    NO_ID,
    /** Nobody to whom it could belong. */
    NO_SENDER
  }
}
