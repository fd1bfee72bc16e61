package dev.switchboard.simulators.server;

import java.time.Duration;

/** What the caller gets to see. */
sealed interface Outcome {
  record Answered(Reply reply) implements Outcome {}

  record Closed() implements Outcome {}

  record Unanswered(Duration held) implements Outcome {}

  default String name() {
    return switch (this) {
      case Answered(Reply reply) -> String.valueOf(reply.status());
      case Closed() -> "CLOSED";
      case Unanswered(_) -> "UNANSWERED";
    };
  }
}
