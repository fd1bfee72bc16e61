package dev.switchboard.bench.chaos;

/** What is done to the stack; a kill is SIGKILL. */
enum Blow {
  /** A replica of conversation-service dies while customers write. */
  CONVERSATION,
  /** Both die while WhatsApp has a message and has not answered. */
  MID_SEND,
  /** Both die while a visit is booked and the assistant does not know yet. */
  MID_TURN,
  /** The process dies whose relay is just publishing. */
  RELAY,
  /** A process dies whose consumer is just applying events. */
  CONSUMER,
  /** A replica of scheduling-service dies while visits are booked. */
  SCHEDULING,
  /** The broker dies and stays away for ten seconds. */
  KAFKA,
  /** The database server dies and recovers. */
  POSTGRES
}
