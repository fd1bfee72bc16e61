package dev.switchboard.conversation.platformproof;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

record NoteRequest(
    @Size(max = 100) String text,
    Urgency urgency,
    Instant dueAt,
    UUID reference,
    List<@Valid Line> lines) {
  NoteRequest {
    Objects.requireNonNull(text, "text");
    lines = lines == null ? List.of() : List.copyOf(lines);
  }

  enum Urgency {
    LOW,
    HIGH
  }

  record Line(@Positive int quantity) {}
}
