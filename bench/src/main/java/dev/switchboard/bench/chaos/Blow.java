package dev.switchboard.bench.chaos;

/** What is done to the stack; a kill is SIGKILL. Joined, they fall in this order. */
enum Blow {
  /** The broker dies and stays away for ten seconds. */
  KAFKA,
  /** The database server dies and recovers. */
  POSTGRES,
  /**
   * Both replicas of conversation-service die while WhatsApp has a message and has not answered.
   */
  MID_SEND,
  /** Both die while a visit is booked and the assistant does not know yet. */
  MID_TURN,
  /** One of them dies while customers write. */
  CONVERSATION,
  /** The process dies whose relay is just publishing. */
  RELAY,
  /** A process dies whose consumer is just applying events. */
  CONSUMER,
  /** A replica of scheduling-service dies while visits are booked. */
  SCHEDULING
}
