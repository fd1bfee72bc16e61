package dev.switchboard.conversation.understanding;

/** A plain yes or no to what was asked. */
public enum Answer {
  YES,
  NO
}
