package dev.switchboard.conversation.intake;

import java.util.UUID;

/** A message that this poll stored: it was not there before. */
record StoredMessage(UUID id, UUID conversationId, long sequence, Incoming incoming) {}
