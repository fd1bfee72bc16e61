package dev.switchboard.contracts.conversation;

/** The way a customer and the business talk (features.md C30). */
public enum ChannelKind {
  WHATSAPP,
  SMS,
  PHONE,
  WEB,
  GENERIC
}
