package dev.switchboard.contracts.conversation;

/** What a message is made of (features.md C7). */
public enum MessageKind {
  TEXT,
  IMAGE,
  AUDIO,
  VIDEO,
  DOCUMENT,
  STICKER,
  LOCATION,
  CONTACTS,
  BUTTON_REPLY,
  LIST_REPLY,
  REACTION,
  EDIT,
  REVOKE,
  TEMPLATE,
  SYSTEM,
  UNSUPPORTED
}
