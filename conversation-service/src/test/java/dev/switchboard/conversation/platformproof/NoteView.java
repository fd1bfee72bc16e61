package dev.switchboard.conversation.platformproof;

import java.time.Instant;
import java.util.UUID;

record NoteView(UUID id, UUID tenantId, String text, Instant createdAt, Instant updatedAt) {
  static NoteView from(Note note) {
    return new NoteView(note.id, note.tenantId, note.text, note.createdAt, note.updatedAt);
  }
}
