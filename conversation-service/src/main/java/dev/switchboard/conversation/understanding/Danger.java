package dev.switchboard.conversation.understanding;

import java.util.Objects;

/**
 * Something that may not wait (features.md C22).
 *
 * @param sure whether to act at once, or to ask first whether it is an emergency
 */
public record Danger(Kind kind, boolean sure) {
  public Danger {
    Objects.requireNonNull(kind, "kind");
  }

  /** What it is; gas and carbon monoxide tell people to leave before anything else. */
  public enum Kind {
    GAS,
    CARBON_MONOXIDE,
    FIRE,
    ELECTRICITY,
    FLOOD,
    SEWAGE,
    OTHER
  }
}
