package dev.switchboard.conversation.intake;

import java.util.UUID;

/** A message whose customer is known. */
record Incoming(Arrival arrival, UUID customerId) {
  ThreadKey thread() {
    return new ThreadKey(arrival.channel().id(), customerId);
  }

  /**
   * Where a message belongs: a customer has one open conversation in a channel (features.md C13).
   */
  record ThreadKey(UUID channelId, UUID customerId) {}
}
