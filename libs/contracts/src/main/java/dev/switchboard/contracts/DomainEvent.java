package dev.switchboard.contracts;

import java.util.UUID;

/**
 * Something that happened, as its own service tells it. An aggregate's event is its full snapshot
 * and its version: copies apply only newer versions, facts are counted once by event id whatever
 * the version (design.md section 4).
 */
public interface DomainEvent {
  /** The topic that carries this fact; it also names the type. */
  Topic topic();

  /** What it happened to: the CloudEvents subject. */
  UUID subject();

  /** The Kafka key: the aggregate whose order matters. */
  default UUID orderingKey() {
    return subject();
  }
}
